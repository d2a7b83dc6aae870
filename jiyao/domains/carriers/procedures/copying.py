"""Copying: approved by whom the setting names, registered, called back (CPY-01 to CPY-10)."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Copying, Document, MadeCopy, Move, Output, Place
from jiyao.domains.carriers.procedures.outputs import book_output
from jiyao.domains.carriers.rules import copies
from jiyao.domains.carriers.rules import copying as rules
from jiyao.domains.carriers.settings import COPY_APPROVER
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD, SECRECY_OFFICE, Role
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of

APPROVERS: dict[str, tuple[Role, ...]] = {
    "issuing_organ": (LEADER,),
    "unit_leader": (LEADER,),
    "office_leader": (OFFICE_HEAD,),
    "designated_person": (SECRECY_OFFICE,),
}


def approvers(copy: Any, at: datetime) -> tuple[Role, ...]:
    """Return who approves the copying of a copy, by the setting for its level (CPY-01)."""
    return APPROVERS[COPY_APPROVER.at(at, copy.level)]


RECALL_COPIES = duty_kind(
    "carriers.recall_copies",
    _("收回处理复制件"),
    act="carriers.copying.closed",
    cites=("CPY-10",),
)


def keeping_approvers(copying: Any, at: datetime) -> tuple[Role, ...]:
    """Return who approves that copies stay: who approves the copying."""
    return approvers(copying.source, at)


@procedure(
    "carriers.copy.duplicated",
    _("复制"),
    by=KEEPER,
    cites=(
        "CPY-01",
        "CPY-03",
        "CPY-04",
        "CPY-05",
        "CPY-07",
        "CPY-08",
        "CPY-09",
        "CPY-10",
        "CLS-07",
    ),
    rules=(
        copies.copy_is_not_missing,
        copies.copy_is_in_the_room,
        rules.copying_is_not_forbidden,
        rules.level_may_be_copied,
        rules.issuer_has_consented,
        rules.some_are_wanted,
        rules.no_more_than_approved,
        rules.waste_is_destroyed,
        rules.place_may_copy,
        rules.copier_is_run_by_its_keeper,
        rules.recall_is_later,
        rules.meeting_copies_bear_their_mark,
    ),
    approval=Approval(
        by=(LEADER, OFFICE_HEAD, SECRECY_OFFICE),
        fields=("copy", "number", "purpose", "distribution", "consent", "recall", "meeting"),
        chosen=approvers,
    ),
    exceptional=True,
)
def duplicate(
    copy: Copy,
    *,
    number: int,
    purpose: str,
    distribution: str,
    consent: str,
    recall: date,
    meeting: str,
    place: Place,
    made: int,
    spoilt: int,
    destroyed: int,
    marked: bool,
    by: Person,
    at: datetime,
) -> Copying:
    """Register the copies that were made of a copy; each is treated like the original.

    number: how many are approved; consent: the issuing organ's, or empty; recall: the day by
    which all of them are back and dealt with; meeting: at which they are used, its name or code
    name, or empty; made: how many were made;
    spoilt, destroyed: sheets of waste, and how many of them were destroyed on the spot;
    marked: whether every copy bears its level.
    """
    wanted: dict[str, Any] = {"approved": number, "purpose": purpose, "consent": consent}
    wanted |= {"distribution": distribution, "meeting": meeting, "recall_at": at_closing(recall)}
    done = {"made": made, "spoilt": spoilt, "place": place, "by": by, "at": at}
    done["approved_by"] = approver_of("carriers.copy.duplicated", copy)
    copying = Copying.objects.create(source=copy, label_id=copy.label_id, **wanted, **done)
    _book(copying)
    return copying


def _book(copying: Copying) -> None:
    """Book the job of the device, the copies it made, and the day by which they are back."""
    source, by, at = copying.source, copying.by, copying.at
    job: dict[str, Any] = {
        "copies": copying.made,
        "spoilt": copying.spoilt,
        "purpose": copying.purpose,
    }
    job |= {"approved_by": copying.approved_by, "by": by, "at": at}
    book_output(source.document, Output.How.COPIED, copying.place, **job)
    open_duty(RECALL_COPIES, copying, by, at, copying.recall_at)
    document = Document.objects.select_for_update(of=("self",)).get(pk=source.document_id)
    before = document.copies.filter(made_by__isnull=False).count()
    for place_in_row in range(before + 1, before + copying.made + 1):
        _register(copying, f"复{place_in_row:03d}", at)


@procedure(
    "carriers.copying.kept",
    _("复制件留存"),
    by=KEEPER,
    cites=("CPY-10",),
    rules=(rules.copying_is_open, rules.kept_are_unsettled),
    approval=Approval(
        by=(LEADER, OFFICE_HEAD, SECRECY_OFFICE),
        fields=("copying", "kept", "reason"),
        chosen=keeping_approvers,
    ),
    exceptional=True,
)
def keep(
    copying: Copying, *, kept: list[MadeCopy], reason: str, by: Person, at: datetime
) -> Copying:
    """Let copies stay after their day, as approved; they are on the books like the original."""
    approver = approver_of("carriers.copying.kept", copying)
    for each in kept:
        each.kept_for, each.kept_at, each.kept_by = reason, at, approver
        each.save()
    return copying


@procedure(
    "carriers.copying.closed",
    _("复制办结"),
    by=KEEPER,
    cites=("CPY-10",),
    rules=(rules.copying_is_open, rules.every_copy_is_settled),
)
def close_copying(copying: Copying, *, by: Person, at: datetime) -> Copying:
    """Close a copying: each copy is filed, destroyed or kept with approval."""
    copying.closed_at = at
    copying.save()
    close_duties(RECALL_COPIES, copying, at)
    return copying


def _register(copying: Copying, copy_number: str, at: datetime) -> None:
    source = copying.source
    made = Copy(
        document_id=source.document_id,
        label_id=source.label_id,
        level_id=source.level_id,
        number=f"{source.document.number}/{copy_number}",
        copy_number=copy_number,
        received_at=at,
    )
    made.save()
    made.move(Move.COPIED, at)
    MadeCopy.objects.create(copying=copying, copy=made, label_id=source.label_id)
