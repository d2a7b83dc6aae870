"""The ground of these tests: an officer, a catalogue, proposals at every step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.classification.drafts import NEVER_SECRET, Draft
from jiyao.domains.classification.models import CatalogueLine, Item, Officer
from jiyao.domains.classification.procedures.cataloguing import appoint_officer, enter
from jiyao.domains.classification.procedures.deciding import review, sign
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.people.models import Circle
from tests.approved import approved

TOMORROW = timezone.localdate() + timedelta(days=1)
# The 29th of February has no like ten years later.
START = TOMORROW if (TOMORROW.month, TOMORROW.day) != (2, 29) else TOMORROW + timedelta(days=1)
END = START.replace(year=START.year + 10)


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def unit(database: None) -> Circle:
    return Circle.objects.get(name="业务一处")


@pytest.fixture
def appointed(cast: Any, level: Any) -> Callable[..., Officer]:
    """Appoint the classifier for confidential, trained for a year."""

    def begin(
        person: str = "classifier", of: Any = ("state", "confidential"), **changes: Any
    ) -> Any:
        fields = {
            "kind": Officer.Kind.DESIGNATED,
            "basis": "青办〔2026〕8号",
            "certificate": "DM-0001",
            "trained_on": today() - timedelta(days=30),
            "trained_until": today() + timedelta(days=335),
        }
        by = cast["secrecy_office"]
        return appoint_officer(person=cast[person], level=level(*of), by=by, **(fields | changes))

    return begin


@pytest.fixture
def line(cast: Any, level: Any, unit: Circle) -> CatalogueLine:
    """A line of the catalogue: confidential for ten years, for one unit."""
    return enter(
        item="专项行动方案",
        level=level("state", "confidential"),
        period="10年",
        circles=[unit],
        unit="业务一处",
        basis="示例保密事项范围 3.1",
        by=cast["secrecy_office"],
    )


@pytest.fixture
def draft(cast: Any, level: Any, unit: Circle, line: CatalogueLine) -> Draft:
    """A proposal that follows the catalogue; above the ceiling, by code title."""
    return Draft(
        level=level("state", "confidential"),
        period="10年",
        starts=today(),
        circles=[unit],
        copies=5,
        first_copy=1,
        basis="示例保密事项范围 3.1",
        code_title="七号件",
        line=line,
        checked=list(NEVER_SECRET),
        officer=cast["classifier"],
        leader=cast["leader"],
    )


@pytest.fixture
def proposed(draft: Draft, appointed: Any, cast: Any, signs: Any) -> Callable[..., Item]:
    """Have the reader propose something as in the catalogue, changed as asked."""

    def begin(by: str = "reader", appoint: bool = True, **changes: Any) -> Item:
        if appoint and not Officer.objects.exists():
            appointed()
        return propose(draft=replace(draft, **changes), by=cast[by], proofs=signs())

    return begin


@pytest.fixture
def reviewed(proposed: Any, cast: Any, signs: Any) -> Callable[..., Item]:
    def begin(**changes: Any) -> Item:
        return review(proposed(**changes), words="", by=cast["classifier"], proofs=signs())

    return begin


@pytest.fixture
def signed(reviewed: Any, cast: Any, signs: Any) -> Callable[..., Item]:
    def begin(**changes: Any) -> Item:
        return sign(reviewed(**changes), words="", by=cast["leader"], proofs=signs())

    return begin


@pytest.fixture
def work_secret(draft: Draft, level: Any) -> Draft:
    """A proposal of a work secret: no officer, no catalogue."""
    return replace(
        draft,
        level=level("work", "internal"),
        code_title="",
        title="内部人事安排",
        line=None,
        checked=[],
        officer=None,
    )


@contextmanager
def on(day: date) -> Iterator[None]:
    """Stand at ten in the morning of a day."""
    with time_machine.travel(timezone.make_aware(datetime.combine(day, time(10))), tick=True):
        yield


def tick() -> None:
    for job in SCHEDULE:
        if job.code.startswith("classification."):
            run(job, timezone.now())


@pytest.fixture
def item(signed: Any, appointed: Any) -> Iterator[Item]:
    """Confidential for ten years, in force since START."""
    with on(START):
        appointed(trained_until=date(2050, 1, 1))
        yield signed(starts=START)


def stored(item: Item) -> Item:
    found: Item = Item.objects.using("act").for_acting().get(pk=item.pk)
    return found


@pytest.fixture
def with_approval(cast: Any, signs: Any) -> Any:
    """Have the classifier ask, the leader approve, and the classifier do it."""
    return partial(approved, by=cast["classifier"], approver=cast["leader"], proofs=signs())
