"""Handing back to the issuer: listed by a date, ticked and receipted on handing over (RET-05)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, HandBack, HandBackItem, HandBackSeries, Move
from jiyao.domains.carriers.procedures.recalling import note_return, settle_recall
from jiyao.domains.carriers.rules import handing_back as rules
from jiyao.domains.carriers.rules.destroying import list_is_of_one_matter
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

HAND_BACK = duty_kind(
    "carriers.hand_back", _("按期清退来文机关"), act="carriers.hand-back.done", cites=("RET-05",)
)


@procedure(
    "carriers.hand-back.drafted",
    _("登记清退清单"),
    by=KEEPER,
    cites=("RET-05",),
    rules=(
        rules.something_goes_back,
        rules.listed_copies_can_go_back,
        rules.all_are_of_one_issuer,
        list_is_of_one_matter,
        rules.hand_back_is_due_later,
    ),
)
def list_for_issuer(
    *, copies: list[Copy], notice: str, due: datetime, by: Person, at: datetime
) -> HandBack:
    """List what the issuer recalls, or what is cleared at the year's end, until it is handed back.

    notice: the number of the issuer's recall, or empty; due: by when all of it must be back. What
    is still with readers may be listed too: it must come back into the room first.
    """
    highest = max(copies, key=lambda copy: copy.level.weight)
    record = HandBack.objects.create(
        label=Label.objects.create(
            level=highest.level, compartment_id=highest.label.compartment_id
        ),
        number=HandBackSeries.of(timezone.localdate(at).year).take(),
        issuer=copies[0].document.sender,
        notice=notice,
        due_at=due,
        drafted_by=by,
        drafted_at=at,
    )
    for copy in copies:
        HandBackItem.objects.create(hand_back=record, copy=copy, label_id=copy.label_id)
    open_duty(HAND_BACK, record, by, at, due)
    return record


@procedure(
    "carriers.hand-back.done",
    _("清退来文机关"),
    by=KEEPER,
    cites=("RET-05", "DOC-15"),
    rules=(
        rules.hand_back_is_open,
        rules.some_are_ticked,
        rules.ticked_are_owed,
        rules.ticked_are_at_hand,
        rules.receipt_is_given,
    ),
    signature=BY_SELF,
    locks=lambda _list, fields: Copy.objects.filter(hand_backs__in=fields["ticked"]).locked(),
)
def hand_back_to_issuer(
    hand_back: HandBack,
    *,
    ticked: list[HandBackItem],
    receipt: str,
    taken_by: str,
    by: Person,
    at: datetime,
) -> HandBack:
    """Give the ticked copies back to their issuer against a receipt; the rest is still owed.

    receipt: the number of the issuer's receipt; taken_by: who took them there. The last ones close
    the list.
    """
    for item in ticked:
        item.outcome = HandBackItem.Outcome.HANDED
        item.receipt = receipt
        item.taken_by = taken_by
        item.handed_by = by
        item.handed_at = at
        item.save()
        item.copy.move(Move.HANDED_BACK, at, outside=hand_back.issuer)
        _settle(item, at)
    if not hand_back.items.filter(outcome=HandBackItem.Outcome.OWED).exists():
        _close(hand_back, at)
    return hand_back


@procedure(
    "carriers.hand-back.struck",
    _("其余不再清退"),
    by=KEEPER,
    cites=("RET-05",),
    rules=(rules.hand_back_is_open, rules.striking_has_a_reason),
    exceptional=True,
)
def strike_off(hand_back: HandBack, *, reason: str, by: Person, at: datetime) -> HandBack:
    """Close a list without what is still owed on it; these copies stay on the books.

    reason: why the issuer lets them stay, or why the list was wrong.
    """
    for item in hand_back.items.filter(outcome=HandBackItem.Outcome.OWED):
        item.outcome = HandBackItem.Outcome.STRUCK
        item.save()
    hand_back.struck_for = reason
    _close(hand_back, at)
    return hand_back


def _settle(item: HandBackItem, at: datetime) -> None:
    """Meet the recall of the document, where it was recalled, with what is handed back."""
    document = item.copy.document
    if document.recalls.under_way().exists():  # type: ignore[attr-defined]
        note_return(item.copy, item.copy.outside, item.receipt, at)
        settle_recall(document, at)


def _close(hand_back: HandBack, at: datetime) -> None:
    hand_back.closed_at = at
    hand_back.save()
    close_duties(HAND_BACK, hand_back, at)
