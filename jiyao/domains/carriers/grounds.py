"""What follows here when somebody's clearance is lost: what he holds is taken back (PER-04)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.legs import TAKE_BACK
from jiyao.foundation.access.clearing import when_lost
from jiyao.foundation.access.models import Clearance
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.models import Duty, open_duty
from jiyao.foundation.people.models import Person


def to_take_back(at: datetime) -> Iterator[Copy]:
    """Yield the copies in the hands of people not cleared for them, that nobody takes back yet."""
    cleared = Clearance.objects.holding_at(at).filter(
        person=OuterRef("holder"),
        level__scheme=OuterRef("label__level__scheme"),
        level__rank__gte=OuterRef("label__level__rank"),
    )
    owed = Duty.objects.pending().filter(kind_code=TAKE_BACK, subject_ref=OuterRef("public_id"))
    rows: Any = Copy.objects.out_of_room().exclude(Exists(cleared)).exclude(Exists(owed))
    yield from rows.select_related("label").order_by("pk")


def take_back_soon(copy: Copy, at: datetime) -> None:
    """Let every keeper see to it, inside an act, that the copy comes back without delay."""
    for keeper in holders_of(KEEPER.code, at):
        open_duty(TAKE_BACK, copy, keeper, at, None)


def _take_back_all(person: Person, at: datetime) -> None:
    for copy in to_take_back(at):
        if copy.holder_id == person.pk:
            take_back_soon(copy, at)


when_lost(_take_back_all)
