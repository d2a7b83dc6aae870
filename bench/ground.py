"""A large registry for the measurements: two copies a document, everything sealed as in life.

The narrow reader sees 60 documents, the unit reader 10,000, the keeper all of them.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from bench.crowd import PAGES
from jiyao.domains.carriers.models import CarrierKind, Content, Copy, Document
from jiyao.foundation.access.models import Label, Level, Scope
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.trail.recording import system_scope

NARROW, UNIT, BATCH = 60, 10_000, 5_000


def fill(documents: int, cast: dict[str, Person], waits_for: str = "") -> None:
    """Write so many documents, in acts of 5,000; the scopes are spread evenly over all of them.

    waits_for: what each of them waits for, a value of Document.Waits.
    """
    for start in range(0, documents, BATCH):
        places = list(range(start, min(start + BATCH, documents)))
        with system_scope("bench.registry.filled"):
            _write(places, documents, cast["keeper"], waits_for)


def _write(places: list[int], documents: int, keeper: Person, waits_for: str) -> None:
    level = Level.objects.get(scheme__code="work", code="internal")
    kind = CarrierKind.objects.get(code="paper")
    now = timezone.now()
    labels = Label.objects.bulk_create([Label(level=level) for _ in places])
    Scope.objects.bulk_create(
        [
            Scope(label=label, circle=circle, since=now - timedelta(days=1))
            for place, label in zip(places, labels, strict=True)
            for circle in _circles(place, documents)
        ]
    )
    rows = [
        Document(
            label=label,
            state=Document.State.SIGNED,
            waits_for=waits_for,
            kind_of=kind,
            number=f"收内〔2026〕{place:07d}号",
            sender=f"来文单位{place % 97}",
            courier="机要通信员",
            declared=2,
            counted=2,
            amount=PAGES,
            received_at=now - timedelta(minutes=documents - place),
            received_by=keeper,
        )
        for place, label in zip(places, labels, strict=True)
    ]
    _contents_and_copies(Document.objects.bulk_create(rows))


def _contents_and_copies(documents: list[Document]) -> None:
    Content.objects.bulk_create(
        [
            Content(document=d, label_id=d.label_id, title=f"关于事项 {d.number} 的通知")
            for d in documents
        ]
    )
    Copy.objects.bulk_create(
        [
            Copy(
                document=document,
                label_id=document.label_id,
                level_id=document.label.level_id,
                number=f"{document.number}/{number}",
                copy_number=number,
                received_at=document.received_at,
            )
            for document in documents
            for number in ("001", "002")
        ]
    )


_named: dict[str, Circle] = {}


def _circles(place: int, documents: int) -> list[Circle]:
    """All of it is in the crowd's scope, some in the unit's, a little in the narrow one's."""
    names = ["后勤处"]
    if place % max(documents // UNIT, 1) == 0:
        names.append("业务二处")
    if place % max(documents // NARROW, 1) == 0:
        names.append("业务一处")
    return [_circle(name) for name in names]


def _circle(name: str) -> Any:
    if name not in _named:
        _named[name] = Circle.objects.get(name=name, kind_of=Circle.Kind.UNIT)
    return _named[name]
