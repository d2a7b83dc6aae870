"""What the boards show of release: what waits for whom, what is out and was not looked at again."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.duties import PUBLISH, REVIEW
from jiyao.domains.release.models import Publication, Submission
from jiyao.domains.release.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD, SECRECY_OFFICE, STAFF
from jiyao.foundation.boards.declarations import Figure, Look, Worklist, figure, worklist
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.ui.parts import Work

EVERYBODY = (SECRECY_OFFICE, OFFICE_HEAD, LEADER, HEAD, STAFF)


def _late(look: Look) -> int:
    rows = Publication.objects.visible_to(look.facts, Action.HANDLE)
    return int(rows.late(look.now).count())


figure(
    Figure(
        "release.late",
        _("已发布信息复查超期"),
        _late,
        (SECRECY_OFFICE,),
        76,
        lambda look: f"{reverse('register', args=['release.publication'])}?show=late",
        pressing=True,
    )
)


def _mine(look: Look) -> Any:
    """Return what the person is asked to review or to publish."""
    owed = Duty.objects.owed_by(look.person.pk).filter(kind_code__in=(REVIEW, PUBLISH))
    rows = Submission.objects.visible_to(look.facts, Action.READ)
    rows = rows.filter(public_id__in=owed.order_by().values("subject_ref"))
    return rows.select_related("label__level__scheme", "author").order_by("planned_on", "pk")


def _line(row: Any) -> Work:
    return Work(
        number=str(row),
        url=row.get_absolute_url(),
        label=row.label,
        title=f"{row.title}（{row.get_state_display()}）",
        who=row.author,
        since=row.made_at,
    )


worklist(
    Worklist(
        code="release.mine",
        title=_("待我审查、发布的信息"),
        rows=_mine,
        line=_line,
        by=EVERYBODY,
        order=60,
        empty=_("轮到您审查或发布的信息会列在这里。"),
        enrich=lambda rows, look: add_titles(rows, look.facts),
    )
)
