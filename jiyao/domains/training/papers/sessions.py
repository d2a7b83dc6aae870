"""The book of study sessions with plan and attendance (ORG-18)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.training.facts import present_at
from jiyao.domains.training.models import StudySession
from jiyao.domains.training.papers.records import TEMPLATES
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper


def fill_sessions(sessions: Any, person: PersonFacts) -> Sheet:
    """Make the book: a line a session."""
    there = present_at(list(sessions), person)
    headings = [
        _("序"), _("时间"), _("主题"), _("形式"), _("参加范围"), _("主讲人"), _("学时"), _("到场"),
        _("学习情况"),
    ]  # fmt: skip
    rows = [
        [
            str(place),
            f"{timezone.localtime(row.begins_at):%Y-%m-%d %H:%M}",
            row.title,
            row.get_form_display(),
            str(row.unit or _("全体人员")),
            row.lecturer,
            in_hours(row.minutes),
            _("%d 人") % there.get(row.pk, 0) if row.held_at else row.state,
            row.summary,
        ]
        for place, row in enumerate(sessions, start=1)
    ]
    widths = [8, 30, 56, 20, 24, 22, 12, 18, 0]
    data = {"widths": widths, "headings": headings, "rows": rows}
    return Sheet([], data)


paper(
    Paper(
        code="training.sessions",
        title=gettext_lazy("学习活动登记簿"),
        template=f"{TEMPLATES}/list.typ",
        rows=lambda: StudySession.objects.select_related("unit"),
        action=Action.HANDLE,
        fill=fill_sessions,
        by=(SECRECY_OFFICE, PERSONNEL),
        register="training.session",
    )
)
