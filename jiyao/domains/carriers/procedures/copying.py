"""Copying: approved by whom the setting names, counted, registered, its waste destroyed."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Copying, Document, MadeCopy, Move, Place
from jiyao.domains.carriers.rules import copies
from jiyao.domains.carriers.rules import copying as rules
from jiyao.domains.carriers.settings import COPY_APPROVER
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD, SECRECY_OFFICE, Role
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure

APPROVERS: dict[str, tuple[Role, ...]] = {
    "issuing_organ": (LEADER,),
    "unit_leader": (LEADER,),
    "office_leader": (OFFICE_HEAD,),
    "designated_person": (SECRECY_OFFICE,),
}


def approvers(copy: Any, at: datetime) -> tuple[Role, ...]:
    """Return who approves the copying of a copy, by the setting for its level (CPY-01)."""
    return APPROVERS[COPY_APPROVER.at(at, copy.level)]


@procedure(
    "carriers.copy.duplicated",
    _("复制"),
    by=KEEPER,
    cites=("CPY-01", "CPY-03", "CPY-04", "CPY-05", "CPY-09", "CLS-07"),
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
    ),
    approval=Approval(
        by=(LEADER, OFFICE_HEAD, SECRECY_OFFICE),
        fields=("copy", "number", "purpose", "distribution", "consent"),
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
    place: Place,
    made: int,
    spoilt: int,
    destroyed: int,
    by: Person,
    at: datetime,
) -> Copying:
    """Register the copies that were made of a copy; each is treated like the original.

    number: how many are approved; consent: the issuing organ's, or empty; made: how many were made;
    spoilt, destroyed: sheets of waste, and how many of them were destroyed on the spot.
    """
    copying = Copying.objects.create(
        source=copy,
        label_id=copy.label_id,
        approved=number,
        made=made,
        spoilt=spoilt,
        purpose=purpose,
        distribution=distribution,
        consent=consent,
        place=place,
        by=by,
        at=at,
    )
    document = Document.objects.select_for_update(of=("self",)).get(pk=copy.document_id)
    before = document.copies.filter(made_by__isnull=False).count()
    for place_in_row in range(before + 1, before + made + 1):
        _register(copying, f"复{place_in_row:03d}", at)
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
