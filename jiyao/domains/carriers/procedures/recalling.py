"""Calling back: the time, what comes back against which receipt, and the end of it (RET-05)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Document, Move, Recall, RecalledCopy, Step, note
from jiyao.domains.carriers.rules import circulating, copies
from jiyao.domains.carriers.rules import distributing as rules
from jiyao.domains.carriers.rules.voiding import registration_stands
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

RECALL = duty_kind("carriers.recall", _("按期收回、退还"), cites=("RET-05",))


@procedure(
    "carriers.document.recalled",
    _("登记收回通知"),
    by=(KEEPER, SECRECY_OFFICE),
    cites=("RET-05",),
    rules=(
        registration_stands,
        rules.something_can_be_recalled,
        rules.recall_is_the_only_one,
        rules.recall_has_time,
    ),
    exceptional=True,
)
def recall(document: Document, *, notice: str, due: datetime, by: Person, at: datetime) -> Recall:
    """Book that the issuer calls a document back: another organ its own, or we what we issued.

    notice: the number of the notice; due: until when every copy is to be back.
    """
    found = Recall.objects.create(
        document=document,
        label_id=document.label_id,
        notice=notice,
        wanted=Copy.objects.owed_on_recall(document).count(),
        due_at=due,
        by=by,
        at=at,
    )
    for keeper in holders_of(KEEPER.code, at):
        open_duty(RECALL, found, keeper, at, due)
    if found.is_ours:
        note(document.outgoing, Step.What.RECALLED, by, at, notice)  # type: ignore[attr-defined]
    return found


@procedure(
    "carriers.copy.came-back",
    _("外单位退回"),
    by=KEEPER,
    cites=("RET-05",),
    rules=(
        copies.copy_is_not_missing,
        rules.copy_is_recalled_by_us,
        rules.copy_is_with_another_body,
        circulating.count_is_complete,
        rules.receipt_is_given,
    ),
    exceptional=True,
)
def come_back(copy: Copy, *, receipt: str, counted: int, by: Person, at: datetime) -> RecalledCopy:
    """Take back a copy of ours from the body that had it; counted: its pages."""
    body = copy.outside
    copy.move(Move.CAME_BACK, at)
    line = note_return(copy, body, receipt, at, counted)
    settle_recall(copy.document, at)
    return line


@procedure(
    "carriers.recall.ended",
    _("不再收回"),
    by=(KEEPER, SECRECY_OFFICE),
    cites=("RET-05",),
    rules=(rules.recall_is_under_way, rules.ending_has_a_reason),
    exceptional=True,
)
def end_recall(recall: Recall, *, reason: str, by: Person, at: datetime) -> Recall:
    """End a recall before everything is back: it was booked by mistake, or is taken back."""
    recall.ended_for = reason
    return _finish(recall, at)


def note_return(
    copy: Copy, body: str, receipt: str, at: datetime, counted: int | None = None
) -> RecalledCopy:
    """Book on the recall under way, inside an act, that a copy was given or came back."""
    return RecalledCopy.objects.create(
        recall=Recall.objects.under_way().get(document=copy.document_id),
        copy=copy,
        label_id=copy.label_id,
        body=body,
        receipt=receipt,
        counted=counted,
        at=at,
    )


def settle_recall(document: Document, at: datetime) -> None:
    """Finish the recall of a document, inside an act, once nothing of it is still to come back."""
    found = Recall.objects.under_way().filter(document=document).first()
    if found and not Copy.objects.owed_on_recall(document).exists():
        _finish(found, at)


def _finish(recall: Recall, at: datetime) -> Recall:
    recall.finished_at = at
    recall.save()
    close_duties(RECALL, recall, at)
    return recall
