"""What all workers know together: used codes and attempts, in the database and not in a process."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connections
from django.test import Client

from jiyao.foundation.accounts.models import Remembered
from jiyao.foundation.accounts.remembering import SharedMemory, forget_what_is_over
from jiyao.foundation.trail.recording import Unrecorded, acting

pytestmark = pytest.mark.usefixtures("database")
WORKERS = 4


def test_what_one_worker_took_another_does_not_take() -> None:
    here, there = SharedMemory("", {}), SharedMemory("", {})
    assert here.add("code", "y", 30)
    assert not there.add("code", "y", 30)
    assert there.get("code") == "y"


def test_of_workers_at_the_same_moment_one_is_first() -> None:
    start = Barrier(WORKERS)

    def take() -> bool:
        start.wait()
        try:
            return cache.add("code", "y", 30)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as pool:
        taken = list(pool.map(lambda _turn: take(), range(WORKERS)))
    assert sorted(taken) == [False] * (WORKERS - 1) + [True]


def test_what_is_over_is_not_known_and_is_swept_away() -> None:
    cache.set("attempts", [1.5], 0)
    assert cache.get("attempts", []) == []
    assert cache.add("attempts", [2.5], 0)
    forget_what_is_over()
    assert not Remembered.objects.using("act").exists()


def test_a_value_is_written_over_and_forgotten() -> None:
    cache.set("attempts", [1.0], 60)
    cache.set("attempts", [2.0, 1.0], 60)
    assert cache.get("attempts") == [2.0, 1.0]
    assert cache.delete("attempts")
    assert not cache.delete("attempts")


def test_what_has_no_end_is_kept() -> None:
    cache.set("attempts", 1, None)
    forget_what_is_over()
    assert cache.get("attempts") == 1


def test_only_plain_values_are_kept() -> None:
    with pytest.raises(TypeError):
        cache.set("attempts", object(), 60)


def test_what_an_undone_act_took_is_not_taken() -> None:
    with pytest.raises(Unrecorded), acting("K0101"):
        cache.add("code", "y", 30)
    assert cache.add("code", "y", 30)


def test_without_its_table_nothing_is_let_in(
    behind_the_doors: Any, sign_in: Callable[..., Any]
) -> None:
    with behind_the_doors(), connections["act"].cursor() as cursor:
        if connections["act"].vendor == "postgresql":
            pytest.skip("the role that acts may not rename a table")
        cursor.execute("ALTER TABLE django_session_memory RENAME TO elsewhere")
    browser = Client(raise_request_exception=False)
    answer = sign_in("K0101", client=browser)
    assert answer.status_code == 500
    assert "django_session_memory" not in answer.content.decode()
    assert "sessionid" not in browser.cookies
    with pytest.raises(DatabaseError):
        cache.add("code", "y", 30)


def test_sign_ins_from_one_terminal_are_counted_together(sign_in: Callable[..., Any]) -> None:
    answers = [sign_in(f"X{number}", "wrong").status_code for number in range(31)]
    assert answers == [200] * 30 + [429]
    assert "请过一分钟再试" in sign_in("K0101").content.decode()
