"""A copy's time out of the room: begun with a duty to return it, ended with what was owed."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import CallIn, Copy, Document, Leg, Move
from jiyao.domains.carriers.rounds import waits_next
from jiyao.domains.carriers.settings import RETURN_ESCALATED_AFTER
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person


def _working_days_late(at: datetime) -> int:
    return int(RETURN_ESCALATED_AFTER.at(at))


RETURN = duty_kind(
    "carriers.return",
    _("退还机要室"),
    act="carriers.copy.returned",
    cites=("CIR-03", "BOR-04"),
    escalated_after=_working_days_late,
)
STILL_OUT = duty_kind(
    "carriers.still_out", _("下班后仍在机要室外"), act="carriers.copy.returned", cites=("DOC-09",)
)
TAKE_BACK = duty_kind(
    "carriers.take_back",
    _("收回已无资格的人手里的件"),
    act="carriers.copy.returned",
    cites=("PER-04",),
)
COUNT_NOTEBOOK = duty_kind(
    "carriers.count_notebook",
    _("交保密本清点"),
    act="carriers.notebook.counted",
    cites=("DOC-21",),
)

CALLED_IN = duty_kind("carriers.called_in", _("年终清退手里的件"), cites=("CIR-08", "DOC-12"))


def hand_out(
    copy: Copy,
    how: Move,
    to: Person,
    at: datetime,
    due: datetime,
    *,
    owes: Any = RETURN,
    **details: Any,
) -> Leg:
    """Give a copy into a person's hands until `due`, inside an act.

    owes: the duty about the copy, empty where it is about another record; details: of the leg.
    """
    leg: Leg = Leg.objects.create(
        copy=copy, label_id=copy.label_id, reader=to, out_at=at, due_at=due, **details
    )
    copy.move(how, at, holder=to, due=due)
    go_on_with_the_round(copy, at)
    if owes:
        open_duty(owes, copy, to, at, due)
    return leg


def go_on_with_the_round(copy: Copy, at: datetime) -> None:
    """Let a document wait no longer to be handed round, once nothing of that is left, in an act."""
    rows = Document.objects.going_round().filter(pk=copy.document_id)
    for document in rows.select_for_update(of=("self",)):
        document.waits_for = waits_next(document, at)
        document.save()


def end_leg(
    copy: Copy,
    how: Move,
    at: datetime,
    counted: int | None = None,
    condition: str = "",
    read: bool = False,
) -> Leg | None:
    """End a copy's time out of the room, if it is out, with one step and nothing owed any more.

    counted: how much was counted; condition: what is damaged, soiled or known of it; read: whether
    it is signed as read by this, where that is still to be done.
    """
    leg, holder = copy.open_leg(), copy.holder_id
    if leg:
        leg.returned_at = at
        leg.counted = counted
        leg.condition = condition
        if read and leg.kind_of in Leg.TO_BE_READ:
            leg.read_at = leg.read_at or at
        leg.save()
    copy.move(how, at)
    close_duties(RETURN, copy, at)
    close_duties(STILL_OUT, copy, at)
    close_duties(TAKE_BACK, copy, at)
    if leg and leg.kind_of == Leg.Kind.NOTEBOOK:
        close_duties(COUNT_NOTEBOOK, leg.notebook, at)
    settle_call_in(holder, at)
    return leg


def settle_call_in(holder: int | None, at: datetime) -> None:
    """Close the year-end clearing of who owes nothing of it any more, inside an act (CIR-08)."""
    for record in CallIn.objects.open().filter(person=holder):
        if not Copy.objects.called_in().filter(holder=holder).exists():
            record.cleared_at = at
            record.save()
            close_duties(CALLED_IN, record, at)
