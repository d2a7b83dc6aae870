"""On SQLite a program that writes batch after batch lets those go first who wait for their turn."""

import fcntl
import os
from collections.abc import Iterator
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connections

from jiyao.foundation.store import turns
from jiyao.foundation.store.turns import hand_up, let_others_go_first
from jiyao.foundation.trail.recording import one_transaction, record_alone

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("JIYAO_TEST_POSTGRESQL")), reason="PostgreSQL has a queue of its own."
)


@pytest.fixture
def other(cast: Any) -> Iterator[int]:
    """The file of hands as another process has it open."""
    with hand_up():
        file = os.open(turns.path_of_hands(), os.O_RDWR)
    yield file
    os.close(file)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How often somebody looked again."""
    found: list[float] = []
    monkeypatch.setattr(turns.time, "sleep", found.append)
    return found


def a_hand_is_up(other: int) -> bool:
    try:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    fcntl.flock(other, fcntl.LOCK_UN)
    return False


def test_where_nobody_waits_it_goes_on_at_once(other: int, looks: list[float]) -> None:
    let_others_go_first()
    assert looks == []
    assert not a_hand_is_up(other)


def test_it_waits_until_the_hand_is_down(
    other: int, looks: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl.flock(other, fcntl.LOCK_SH)

    def look(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            fcntl.flock(other, fcntl.LOCK_UN)

    monkeypatch.setattr(turns, "LONGEST", 3600)
    monkeypatch.setattr(turns.time, "sleep", look)
    let_others_go_first()
    assert looks == [turns.STEP] * 3


def test_it_does_not_wait_for_ever(other: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl.flock(other, fcntl.LOCK_SH)
    looks: list[float] = []
    clock = iter([0.0, 0.01, turns.LONGEST - 0.01, turns.LONGEST])
    monkeypatch.setattr(
        turns, "time", SimpleNamespace(monotonic=lambda: next(clock), sleep=looks.append)
    )
    let_others_go_first()
    assert looks == [turns.STEP] * 2


def test_the_hand_is_up_while_a_turn_is_waited_for_and_down_when_it_has_come(
    other: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    act = connections["act"]
    begin = act._start_transaction_under_autocommit
    monkeypatch.setattr(
        act,
        "_start_transaction_under_autocommit",
        lambda: (seen.append(a_hand_is_up(other)), begin()),
    )
    with one_transaction():
        seen.append(a_hand_is_up(other))
    assert seen == [True, False]


def test_an_act_does_not_fail_for_want_of_the_file(
    cast: Any, monkeypatch: pytest.MonkeyPatch, new_entries: Any
) -> None:
    monkeypatch.setattr(turns, "path_of_hands", lambda: "/no/such/folder/hands")
    monkeypatch.setattr(turns._own, "hand", None, raising=False)
    record_alone("tests", "tests.entry.written", "done")
    assert len(new_entries("tests.entry.written")) == 1


def test_a_thread_that_ends_leaves_no_file_open(other: int) -> None:
    def open_files() -> int:
        return len(os.listdir("/proc/self/fd"))

    before = open_files()
    for _turn in range(5):
        thread = Thread(target=let_others_go_first)
        thread.start()
        thread.join()
    assert open_files() == before
