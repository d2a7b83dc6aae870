"""Whose turn it is to write on SQLite, which knows no queue: who waits holds up a hand.

A writer that is told to wait looks again at longer and longer intervals, so that a program that
writes batch after batch would nearly always be there first: it lets the others go in between.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import connections

from jiyao.foundation.store.aliases import ACT

# SQLite looks again after 50 ms at the latest when it has waited for up to 228 ms (sqlite3.c,
# sqliteDefaultBusyCallback).
LONGEST, STEP = 0.06, 0.002
_own = threading.local()


def path_of_hands() -> str:
    """Return the file whose locks are the hands: beside the database, like SQLite's own."""
    return f"{connections[ACT].settings_dict['NAME']}-hands"


@contextmanager
def hand_up() -> Iterator[None]:
    """Hold up a hand while the block waits for its turn; on PostgreSQL nobody waits like this."""
    with _held(fcntl.LOCK_SH):
        yield


def let_others_go_first() -> None:
    """Wait until no hand is up, LONGEST seconds at most."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        with _held(fcntl.LOCK_EX) as nobody_waits:
            if nobody_waits:
                return
        time.sleep(STEP)


@contextmanager
def _held(kind: int) -> Iterator[bool]:
    """Hold the file of hands as far as that is possible at once; acts never fail for its sake."""
    held = False
    with suppress(OSError):
        if _is_asked():
            fcntl.flock(_file(), kind | fcntl.LOCK_NB)
        held = True
    try:
        yield held
    finally:
        with suppress(OSError):
            if held and _is_asked():
                fcntl.flock(_file(), fcntl.LOCK_UN)


def _is_asked() -> bool:
    return ACT in connections and connections[ACT].vendor == "sqlite"


class _Hand:
    """One thread's own opening of the file; it ends with the thread."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self.file = os.open(path_of_hands(), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def __del__(self) -> None:
        if hasattr(self, "file"):
            os.close(self.file)


def _file() -> int:
    """Return this thread's opening; a fork must not share its parent's."""
    hand = getattr(_own, "hand", None)
    if hand is None or hand.process != os.getpid():
        hand = _own.hand = _Hand()
    return int(hand.file)
