from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import CarrierKind, Copy, Document, Opinion, Place
from jiyao.domains.carriers.procedures.receiving import count, number, register, sign
from jiyao.domains.carriers.procedures.scoping import determine
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.models import Compartment, CompartmentMember, Level
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.regime.settings import Setting
from jiyao.foundation.trail.recording import system_scope

READERS = ("业务一处", "业务二处", "单位领导")


def choose(setting: Setting, value: str | int, level: Level | None = None) -> None:
    """Let a setting of the organisation have this value from now on, at one level or at all."""
    with system_scope("tests.setting.chosen"):
        since = timezone.now() - timedelta(seconds=1)
        SettingValue.objects.create(code=setting.code, value=value, since=since, level=level)


def close(document: Document, *members: Person) -> None:
    """Put a document into a closed matter to which only these people are named."""
    with system_scope("tests.matter.closed"):
        label = document.label
        label.compartment = Compartment.objects.create(name=f"专案 {document.number}")
        label.save()
        for person in members:
            CompartmentMember.objects.create(
                person=person, compartment=label.compartment, since=timezone.now()
            )


def the_room() -> Place:
    """The confidential room that ships."""
    return Place.objects.get(kind_of=Place.Kind.ROOM)


@pytest.fixture
def level(database: None) -> Callable[[str, str], Level]:
    """Return a shipped level by scheme and code."""
    return lambda scheme, code: Level.objects.select_related("scheme").get(
        scheme__code=scheme, code=code
    )


@pytest.fixture
def counted(cast: dict[str, Any], level: Callable[..., Level]) -> Callable[..., Document]:
    """Count an envelope in."""

    def begin(scheme: str = "work", code: str = "internal", **changes: Any) -> Document:
        fields: dict[str, Any] = {
            "level": level(scheme, code),
            "kind": CarrierKind.objects.get(code="paper"),
            "sender": "青岭市档案馆",
            "courier": "机要通信员",
            "addressee": None,
            "declared": 2,
            "counted": 2,
            "remark": "",
        }
        return count(by=cast["keeper"], **(fields | changes))

    return begin


@pytest.fixture
def registered(
    counted: Callable[..., Document], cast: dict[str, Any], behind_the_doors: Callable[..., Any]
) -> Callable[..., Document]:
    """Count and register a document of six pages; above the ceiling by code title."""

    def begin(
        *level: str,
        title: str = "关于自查的通知",
        period: str = "",
        sender_number: str = "青档〔2026〕3号",
        **changes: Any,
    ) -> Document:
        document = counted(*level, **changes)
        with behind_the_doors():
            above = is_above_ceiling(document.label.level, timezone.now())
        with_code = above or not title
        return register(
            document,
            sender_number=sender_number,
            title="" if with_code else title,
            code_title="代号件" if with_code else "",
            period=period,
            urgency=Document.Urgency.ORDINARY,
            amount=6,
            enclosures=0,
            copying_forbidden=False,
            by=cast["keeper"],
        )

    return begin


@pytest.fixture
def received(
    registered: Callable[..., Document], cast: dict[str, Any], signs: Callable[..., Any]
) -> Callable[..., Document]:
    """Receive a document, counted to signed; its scope is two units and the leaders."""

    def begin(*level: str, circles: tuple[str, ...] = READERS, **changes: Any) -> Document:
        document = registered(*level, **changes)
        copy_numbers = [*range(1, document.counted + 1)]
        document = number(document, copy_numbers=copy_numbers, by=cast["keeper"])
        sign(document, by=cast["keeper"], proofs=signs())
        if circles:
            found = list(Circle.objects.filter(name__in=circles))
            determine(
                document,
                circles=found,
                opinion=Opinion.Kind.READ,
                words="",
                by=cast["office_head"],
            )
        return document

    return begin


@pytest.fixture
def copy(received: Callable[..., Document], behind_the_doors: Callable[..., Any]) -> Copy:
    """The first copy of a received internal document."""
    document = received()
    with behind_the_doors():
        return Copy.objects.get(document=document, copy_number="001")


@pytest.fixture
def copy_of(
    received: Callable[..., Document], behind_the_doors: Callable[..., Any]
) -> Callable[..., Copy]:
    """The first copy of a received document of a level."""

    def first(*level: str, **changes: Any) -> Copy:
        document = received(*level, **changes)
        with behind_the_doors():
            return Copy.objects.get(document=document, copy_number="001")

    return first
