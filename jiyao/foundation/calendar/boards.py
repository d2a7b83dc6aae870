"""What the boards show of duties: what I owe, and what others are late with."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import (
    CLASSIFIER,
    KEEPER,
    LEADER,
    OFFICE_HEAD,
    SECRECY_OFFICE,
    STAFF,
)
from jiyao.foundation.boards.declarations import Figure, Look, Offer, Worklist, figure, worklist
from jiyao.foundation.calendar.inbox import LATE, overdue_of_others, pages_of
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.ui.parts import Work

OVERSEERS = (OFFICE_HEAD, SECRECY_OFFICE)


def late_others(look: Look) -> Any:
    """Return what others are late with, the latest first."""
    return overdue_of_others(look.facts, look.now).order_by("due_at", "pk")


def add_pages(rows: list[Any], look: Look) -> None:
    """Put the page of its record on each duty, as far as the person may know of the record."""
    pages = pages_of(rows, look.facts)
    for duty in rows:
        duty.page = pages.get(duty.subject_ref, "")


def duty_line(duty: Any) -> Work:
    """Return a duty as a line: about what, which, whose, by when."""
    return Work(
        number=duty.subject_title,
        url=duty.page,
        label=duty.label,
        title=duty.name,
        who=duty.owner,
        due_at=duty.due_at,
    )


def _others(look: Look) -> str:
    return f"{_inbox(look)}#others"


def _inbox(look: Look) -> str:
    return reverse("duties")


figure(
    Figure(
        "duties.mine",
        _("我欠的事"),
        lambda look: Duty.objects.owed_by(look.facts.person_id).count(),
        (LEADER, CLASSIFIER, STAFF),
        40,
        _inbox,
    )
)
figure(
    Figure(
        "duties.mine-late",
        _("其中超期"),
        lambda look: Duty.objects.owed_by(look.facts.person_id).overdue(look.now).count(),
        (LEADER, CLASSIFIER, STAFF),
        50,
        lambda look: f"{_inbox(look)}?show={LATE}",
        pressing=True,
    )
)
figure(
    Figure(
        "duties.late-others",
        _("他人超期未办"),
        lambda look: late_others(look).count(),
        (KEEPER, *OVERSEERS),
        70,
        _others,
        pressing=True,
    )
)
worklist(
    Worklist(
        code="duties.late-others",
        title=_("他人超期未办"),
        rows=late_others,
        enrich=add_pages,
        line=duty_line,
        offers=(Offer("duties.duty.chased", one_of_many=True),),
        by=OVERSEERS,
        order=50,
        url=_others,
        empty=_("没有。您可过问的超期事项会列在这里，可以催办。"),
    )
)
