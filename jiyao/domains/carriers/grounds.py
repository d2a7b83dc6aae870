"""What people's clearance rests on and leads to here: what was read, what is taken back.

What somebody holds who lost clearance is taken back (PER-04); what somebody had is declared on
leaving (PER-16).
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef

from jiyao.domains.carriers.models import Copy, Leg
from jiyao.domains.carriers.procedures.legs import TAKE_BACK
from jiyao.foundation.access.clearing import when_gained, when_lost
from jiyao.foundation.access.models import Clearance
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.models import Duty, close_duties, open_duty
from jiyao.foundation.people.had import Had, had
from jiyao.foundation.people.models import Person


def to_take_back(at: datetime, **whose: Person) -> Iterator[Copy]:
    """Yield the copies in the hands of people not cleared for them, that nobody takes back yet.

    whose: `holder`, to look at what one person has alone.
    """
    owed = Duty.objects.pending().filter(kind_code=TAKE_BACK, subject_ref=OuterRef("public_id"))
    rows = _in_wrong_hands(at).filter(**whose).exclude(Exists(owed))
    yield from rows.select_related("label").order_by("pk")


def _in_wrong_hands(at: datetime) -> Any:
    cleared = Clearance.objects.holding_at(at).filter(
        person=OuterRef("holder"),
        level__scheme=OuterRef("label__level__scheme"),
        level__rank__gte=OuterRef("label__level__rank"),
    )
    return Copy.objects.out_of_room().exclude(Exists(cleared))


def take_back_soon(copy: Copy, at: datetime) -> None:
    """Let those who may see to it, inside an act, that the copy comes back without delay."""
    for person in _who_sees_to(copy, at):
        open_duty(TAKE_BACK, copy, person, at, None)


def _who_sees_to(copy: Copy, at: datetime) -> list[Any]:
    """Every keeper; in a closed matter those named to it, its keepers alone if it has any."""
    keepers, matter = holders_of(KEEPER.code, at), copy.label.compartment
    if matter is None:
        return keepers
    named = matter.members.holding_at(at).exclude(person=copy.holder_id).values("person")
    members = list(Person.objects.filter(pk__in=named, is_active=True).order_by("pk"))
    return [person for person in members if person in keepers] or members


def _take_back_all(person: Person, at: datetime) -> None:
    for copy in to_take_back(at, holder=person):
        take_back_soon(copy, at)


def _leave_with(person: Person, at: datetime) -> None:
    """Let nobody take back what the person may hold again."""
    wrong = _in_wrong_hands(at).filter(holder=person).values("pk")
    for copy in Copy.objects.out_of_room().filter(holder=person).exclude(pk__in=wrong):
        close_duties(TAKE_BACK, copy, at)


def _had(person: Person) -> Iterator[Had]:
    legs = Leg.objects.filter(reader=person).values("copy__public_id", "copy__label__level")
    times = legs.order_by().annotate(first=Min("out_at"), last=Max("out_at"), n=Count("pk"))
    for row in times:
        ref, level = row["copy__public_id"].hex, row["copy__label__level"]
        yield Had(Copy.kind(), ref, level, row["first"], row["last"], row["n"])


when_lost(_take_back_all)
when_gained(_leave_with)
had(_had)
