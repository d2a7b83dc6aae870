"""Random worlds of people, labels and copies, and the rule told once more in plain words."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import CarrierKind, Copy, Document, State
from jiyao.foundation.access.models import (
    Appointment,
    Clearance,
    Compartment,
    CompartmentMember,
    Label,
    Level,
    Scope,
)
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.trail.recording import system_scope

ROLES = ("keeper", "office_head", "leader", "secrecy_office", "system", "security", "audit")


@dataclass
class World:
    """The people and copies of one random organisation."""

    people: list[Person]
    copies: list[Copy]
    now: datetime


def random_world(seed: int, people: int, copies: int) -> World:
    """Make a world in one act; a quarter of every fact has lapsed or is still to come."""
    chance = random.Random(seed)  # noqa: S311 - reproducible chance is wanted
    now = timezone.now()
    with system_scope("tests.world.made"):
        circles = [_circle(f"{seed}-圈{n}") for n in range(12)]
        compartments = [Compartment.objects.create(name=f"{seed}-专案{n}") for n in range(3)]
        persons = [_person(chance, seed, n, circles, compartments, now) for n in range(people)]
        labels = [_label(chance, circles, compartments, now) for n in range(max(copies // 3, 1))]
        return World(persons, _copies(chance, seed, labels, persons, copies, now), now)


def allowed(world: World, person: Person, action: str, copy: Copy) -> bool:
    """The rule in plain words, from the rows alone, written without the product's predicate."""
    if not person.is_active:
        return False
    if action == "know" and copy.holder_id == person.pk:
        return True
    roles = {a.role_code for a in _holding(Appointment, world.now, person=person)}
    if roles & {"system", "security", "audit"}:
        return False
    label = copy.label
    members = _holding(CompartmentMember, world.now, person=person)
    if label.compartment_id and label.compartment_id not in {m.compartment_id for m in members}:
        return False
    if action != "read" and roles & {"keeper", "office_head", "secrecy_office"}:
        return True
    cleared = any(
        c.level.scheme_id == label.level.scheme_id and c.level.rank >= label.level.rank
        for c in _holding(Clearance, world.now, person=person)
    )
    mine = {m.circle_id for m in _holding(Membership, world.now, person=person)}
    named = {s.circle_id for s in _holding(Scope, world.now, label=label)}
    return cleared and bool(mine & named)


_cache: dict[tuple[Any, ...], list[Any]] = {}


def _holding(model: Any, now: datetime, **which: Any) -> list[Any]:
    key = (model, now, *((name, row.pk) for name, row in which.items()))
    if key not in _cache:
        rows = model.objects.filter(**which)
        if model is Clearance:
            rows = rows.select_related("level")
        _cache[key] = [r for r in rows if r.since <= now and (r.until is None or r.until > now)]
    return _cache[key]


def _circle(name: str) -> Circle:
    return Circle.objects.create(kind_of=Circle.Kind.UNIT, name=name)


def _dates(chance: random.Random, now: datetime) -> dict[str, Any]:
    day = timedelta(days=1)
    kind = chance.random()
    if kind < 0.12:
        return {"since": now - 2 * day, "until": now - day}
    if kind < 0.24:
        return {"since": now + day}
    return {"since": now - day, "until": chance.choice([None, now + day])}


def _person(
    chance: random.Random, seed: int, n: int, circles: Any, compartments: Any, now: datetime
) -> Person:
    person = Person(number=f"W{seed}-{n}", name="某人", is_active=chance.random() > 0.07)
    person.set_unusable_password()
    person.save()
    for circle in chance.sample(circles, chance.randint(0, 4)):
        Membership.objects.create(person=person, circle=circle, **_dates(chance, now))
    for compartment in chance.sample(compartments, chance.randint(0, 2)):
        CompartmentMember.objects.create(
            person=person, compartment=compartment, **_dates(chance, now)
        )
    for level in chance.sample(list(Level.objects.all()), chance.randint(0, 5)):
        Clearance.objects.create(person=person, level=level, basis="", **_dates(chance, now))
    for role in chance.sample(ROLES, chance.choice([0, 0, 0, 1, 1, 2])):
        Appointment.objects.create(person=person, role_code=role, **_dates(chance, now))
    return person


def _label(chance: random.Random, circles: Any, compartments: Any, now: datetime) -> Label:
    level = chance.choice(list(Level.objects.all()))
    compartment = chance.choice(compartments) if chance.random() < 0.2 else None
    label = Label.objects.create(level=level, compartment=compartment)
    for circle in chance.sample(circles, chance.randint(0, 3)):
        Scope.objects.create(label=label, circle=circle, **_dates(chance, now))
    return label


def _copies(
    chance: random.Random, seed: int, labels: Any, people: Any, copies: int, now: datetime
) -> list[Copy]:
    made = []
    for n in range(copies):
        label = chance.choice(labels)
        holder = chance.choice(people) if chance.random() < 0.3 else None
        made.append(
            Copy(
                document=_document(label, now, people[0]),
                label=label,
                level=label.level,
                number=f"{seed}/{n}",
                copy_number="001",
                holder=holder,
                state=State.HELD if holder else State.ROOM,
                received_at=now,
            )
        )
    return Copy.objects.bulk_create(made)


def _document(label: Label, now: datetime, by: Person) -> Document:
    return Document.objects.create(
        label=label,
        state=Document.State.SIGNED,
        kind_of=CarrierKind.objects.get(code="paper"),
        sender="某单位",
        courier="某人",
        declared=1,
        counted=1,
        received_at=now,
        received_by=by,
    )
