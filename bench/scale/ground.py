"""The seed of the measured house: 2,000 people, 5,000 documents of two copies, six scopes each.

It is written through the product's own models. What the three readers see beyond their crowd, and
the six documents with a rare word, is laid by `multiplying`, so that it is the same at every size.
"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import CarrierKind, Content, Copy, Document, Leg, Opinion, State
from jiyao.foundation.access.models import Label, Level, Scope
from jiyao.foundation.accounts.procedures.people import enrol_all
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.trail.recording import system_scope

SEED, PEOPLE, UNITS, SCOPES = 5_000, 2_000, 40, 6
LONGEST = 500_000
RARE_EVERY, HELD_EVERY, HELD_FROM, MINE = 830, 50, 7, 12
RARE, COMMON = "龙舟竞渡", "来文单位"


def is_rare(place: int) -> bool:
    """Whether the document at this place of the seed holds the rare word."""
    return place % RARE_EVERY == 0


def seed(cast: dict[str, Person]) -> None:
    """Write the people and the seed of the registers, in two acts."""
    now = timezone.now().replace(microsecond=0)
    with system_scope("bench.people.enrolled"):
        crowd = _enrol(cast["system"], now)
    with system_scope("bench.registry.filled"):
        _write(crowd, cast, now)


def _enrol(by: Person, now: datetime) -> list[Person]:
    units = [Circle(kind_of=Circle.Kind.UNIT, name=f"测处{number:02d}") for number in range(UNITS)]
    Circle.objects.bulk_create(units)
    people = [
        Person(number=f"M{place:05d}", name="测试员", unit=units[place % UNITS], password="!")
        for place in range(PEOPLE)
    ]
    enrol_all(people, by, now)
    return people


def _write(crowd: list[Person], cast: dict[str, Person], now: datetime) -> None:
    level = Level.objects.get(scheme__code="work", code="internal")
    labels = Label.objects.bulk_create([Label(level=level) for _ in range(SEED)])
    circles = list(Circle.objects.filter(name__startswith="测处").order_by("pk"))
    Scope.objects.bulk_create(
        [
            Scope(label=label, circle=circles[(place * 7 + turn) % UNITS], since=now)
            for place, label in enumerate(labels)
            for turn in range(SCOPES)
        ]
    )
    documents = Document.objects.bulk_create(_documents(labels, cast["keeper"], now))
    Content.objects.bulk_create(
        [Content(document=d, label_id=d.label_id, title=_title(p)) for p, d in enumerate(documents)]
    )
    said = {"kind_of": Opinion.Kind.READ, "by": cast["office_head"], "at": now}
    opinions = [Opinion(document=d, label_id=d.label_id, **said) for d in documents]
    Opinion.objects.bulk_create(opinions)
    _hand_out(documents, [cast["reader"], cast["junior"]], crowd, now)


def _title(place: int) -> str:
    return f"{RARE if is_rare(place) else COMMON}关于第{place:07d}次保密检查的通知"


def _documents(labels: list[Label], keeper: Person, now: datetime) -> list[Document]:
    kind = CarrierKind.objects.get(code="paper")
    fixed: dict[str, Any] = {"courier": "机要通信员", "declared": 2, "counted": 2, "amount": 6}
    return [
        Document(
            label=label,
            state=Document.State.SIGNED,
            kind_of=kind,
            number=f"收内〔2026〕{place:07d}号",
            sender=f"{RARE if is_rare(place) else COMMON}办公厅",
            received_at=now - timedelta(minutes=LONGEST - place),
            received_by=keeper,
            **fixed,
        )
        for place, label in enumerate(labels)
    ]


def _hand_out(
    documents: list[Document], readers: list[Person], crowd: list[Person], now: datetime
) -> None:
    """Write the copies and one time out of the first of each; one of a hundred copies is out."""
    copies, legs = [], []
    for place, document in enumerate(documents):
        turn, is_out = place // HELD_EVERY, place % HELD_EVERY == HELD_FROM
        whose = readers[turn // MINE] if turn // MINE < len(readers) else crowd[turn]
        due = now + timedelta(days=turn % 10 - 1) if is_out else None
        first = _copy(document, 1, whose if is_out else None, due)
        copies += [first, _copy(document, 2, None, None)]
        back = None if is_out else now
        times: dict[str, Any] = {"out_at": document.received_at, "due_at": due or now}
        legs.append((first, Leg(reader=whose, read_at=back, returned_at=back, **times)))
    Copy.objects.bulk_create(copies)
    for copy, leg in legs:
        leg.copy, leg.label_id = copy, copy.label_id
    Leg.objects.bulk_create([leg for _copy, leg in legs])


def _copy(document: Document, which: int, holder: Person | None, due: datetime | None) -> Copy:
    return Copy(
        document=document,
        label_id=document.label_id,
        level_id=document.label.level_id,
        number=f"{document.number}/{which:03d}",
        copy_number=f"{which:03d}",
        state=State.HELD if holder else State.ROOM,
        holder=holder,
        due_at=due,
        received_at=document.received_at,
    )
