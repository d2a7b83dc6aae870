"""A copy that the reader owes until Monday 25 November 2030, 17:30, since the Friday before.

The cast is appointed by the real clock, so these tests play later, in a provisional year.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import open_duty
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting


def local(*parts: int) -> datetime:
    """Return a moment of the organisation's own clock."""
    return timezone.make_aware(datetime(*parts))  # type: ignore[arg-type]


JOBS = [job for job in SCHEDULE if job.code.startswith("duties.")]
FRIDAY, DUE = local(2030, 11, 22, 9), local(2030, 11, 25, 17, 30)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment."""
    with time_machine.travel(moment, tick=False):
        yield


def tick(moment: datetime) -> list[int]:
    """Do the calendar's own work as at a moment; return how much each job did."""
    with at(moment):
        return [run(job, moment) for job in JOBS]


@pytest.fixture
def out(received: Callable[..., Any], cast: Any, behind_the_doors: Any) -> Any:
    """A copy of a confidential document that the reader holds and owes until DUE."""
    with at(FRIDAY):
        document = received("state", "confidential")
        with behind_the_doors():
            copy = apps.get_model("carriers.copy").objects.get(document=document, copy_number="001")
    with at(FRIDAY), acting(cast["keeper"].number) as act:
        copy.holder, copy.state = cast["reader"], "held"
        copy.save()
        open_duty("carriers.return", copy, cast["reader"], FRIDAY, DUE)
        act.record("carriers.copy.sent", Outcome.DONE)
    return copy
