"""Calling back and giving back: the list, the time, the receipt of each copy (RET-05)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Document, Move, Recall, RecalledCopy, Step, note
from jiyao.domains.carriers.rules import circulating, copies, folding
from jiyao.domains.carriers.rules import distributing as rules
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE
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
        wanted=len(_outstanding(document)),
        due_at=due,
        by=by,
        at=at,
    )
    open_duty(RECALL, found, by, at, due)
    if found.is_ours:
        note(document.outgoing, Step.What.RECALLED, by, at, notice)  # type: ignore[attr-defined]
    return found


@procedure(
    "carriers.copy.handed-back",
    _("退还来文机关"),
    by=KEEPER,
    cites=("RET-05",),
    rules=(
        copies.copy_is_not_missing,
        rules.copy_is_recalled_by_its_issuer,
        copies.copy_is_in_the_room,
        folding.copy_is_not_in_a_folder,
        rules.receipt_is_given,
    ),
    exceptional=True,
)
def hand_back(copy: Copy, *, receipt: str, by: Person, at: datetime) -> RecalledCopy:
    """Give a copy back to the organ that issued it, against its receipt."""
    body = copy.document.sender
    copy.move(Move.HANDED_BACK, at, outside=body)
    return _count(copy, body, receipt, None, at)


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
    return _count(copy, body, receipt, counted, at)


def _count(copy: Copy, body: str, receipt: str, counted: int | None, at: datetime) -> RecalledCopy:
    found = Recall.objects.get(document=copy.document_id, finished_at=None)
    line = RecalledCopy.objects.create(
        recall=found,
        copy=copy,
        label_id=copy.label_id,
        body=body,
        receipt=receipt,
        counted=counted,
        at=at,
    )
    if not _outstanding(copy.document):
        found.finished_at = at
        found.save()
        close_duties(RECALL, found, at)
    return line


def _outstanding(document: Document) -> list[Copy]:
    """Return the copies that are still to come back: of ours those outside, of others' all here."""
    ours = hasattr(document, "outgoing")
    rows = Copy.objects.filter(document=document)
    return list(rows.filter(state="sent") if ours else rows.on_the_books())
