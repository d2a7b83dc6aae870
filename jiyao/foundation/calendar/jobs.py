"""A job of the calendar: what it finds to do at a moment, and how it does one of these.

All work is derived from the registers again at every tick, so a tick that comes late catches up and
one that comes twice finds nothing. Unique constraints are the last word.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections
from django.utils.functional import Promise

from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.recording import act_alias, one_transaction, system_scope

CALENDAR = "calendar"
LOCK = 7_194_311


@dataclass(frozen=True)
class Job:
    """One kind of timed work: its code on the trail, its name, its finding and its doing."""

    code: str
    title: str | Promise
    find: Callable[[datetime], Iterable[Any]]
    carry_out: Callable[[Any, datetime], None]


def run(job: Job, at: datetime) -> int:
    """Do everything that the job finds at `at`, in one act, and return how much that was.

    Nothing to do leaves no entry and locks nothing. A second tick waits for the first, then finds
    its work done.
    """
    with writing_scope():
        if not any(True for _each in job.find(at)):
            return 0
    with one_transaction():
        _lock()
        found = list(job.find(at))
        if found:
            with system_scope(job.code, CALENDAR):
                for each in found:
                    job.carry_out(each, at)
    return len(found)


def _lock() -> None:
    """SQLite's transaction on `act` is exclusive from its beginning; PostgreSQL is asked."""
    connection = connections[act_alias()]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
