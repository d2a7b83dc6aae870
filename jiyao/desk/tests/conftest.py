"""A Friday noon in 2030: one copy is late, one due today, and something waits at every stage."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Document
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.losing import report_missing
from tests.carriers_at_hand import the_room

MORNING = timezone.make_aware(datetime(2030, 11, 22, 9))
NOON = MORNING + timedelta(hours=3)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment."""
    with time_machine.travel(moment, tick=False):
        yield


@pytest.fixture
def handed(cast: Any, signs: Any, behind_the_doors: Any) -> Callable[..., Copy]:
    """Hand a copy of a document to a member of the cast at nine, due so many hours later."""

    def over(document: Document, copy_number: str, to: str, hours: float) -> Copy:
        with behind_the_doors():
            copy: Copy = Copy.objects.get(document=document, copy_number=copy_number)
        due = MORNING + timedelta(hours=hours)
        proofs = signs(to=cast[to])
        send(copy, to=cast[to], due=due, place=the_room(), by=cast["keeper"], proofs=proofs)
        return copy

    return over


@pytest.fixture
def noon(received: Any, counted: Any, handed: Any, cast: Any, behind_the_doors: Any) -> Any:
    """The copies and documents by what is the matter with them."""
    with at(MORNING):
        out, idle, missing = received(), received(), received()
        late, today = handed(out, "001", "reader", 2), handed(out, "002", "leader", 6)
        unscoped, envelope = received(circles=()), counted()
        with behind_the_doors():
            lost = Copy.objects.get(document=missing, copy_number="001")
        report_missing(lost, last_seen="办公室", by=cast["keeper"])
    return {
        "late": late,
        "today": today,
        "idle": idle,
        "lost": lost,
        "unscoped": unscoped,
        "envelope": envelope,
    }
