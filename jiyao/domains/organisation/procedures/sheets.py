"""Sheets that were signed on paper carry their scan, sealed like every file (ORG-07, SYS-04)."""

from datetime import datetime
from typing import Any

from jiyao.domains.organisation.models import SignedSheet, label_for
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PEOPLE_OFFICES
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.vault.accepting import accepts_files

scans_of_sheets = accepts_files(SignedSheet, by=PEOPLE_OFFICES, needs=Action.READ)


def keep_sheet(record: Any, number: str, by: Person, at: datetime) -> SignedSheet:
    """Open a place for the scan of what was signed on paper, inside an act.

    record: the letter or the pledge; number: that of the sheet in the file.
    """
    offices = [person for role in PEOPLE_OFFICES for person in holders_of(role.code, at)]
    return SignedSheet.objects.create(
        label=label_for([record.person, *offices], by, at),
        person=record.person,
        subject_kind=record.kind(),
        subject_ref=record.public_id,
        title=record.short_name(),
        number=number,
        booked_at=at,
        booked_by=by,
    )
