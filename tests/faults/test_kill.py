"""Writers killed in the middle of writing: all that was acknowledged is there, nothing half done.

JIYAO_KILLS is the number of rounds, 50 on SQLite and 10 on PostgreSQL unless it is set.
"""

import os
import random
import time
from collections.abc import Iterator

import psycopg
import pytest

from tests.browser.installation import CLUSTER, Installation, installed
from tests.faults.striking import (
    LOG,
    Rounds,
    Strike,
    kill_backend,
    kill_server,
    kill_writers,
    writing,
)
from tests.with_postgresql import cluster

DISK = "/var/tmp"  # noqa: S108 - a disk that outlives a restart; the folder in it is our own
DURABLE = ("listen_addresses=", "fsync=on", "synchronous_commit=on", "full_page_writes=on")
KILLS = int(os.environ.get("JIYAO_KILLS") or (10 if CLUSTER else 50))
SETTINGS = "tests.faults.settings"


@pytest.fixture
def ground() -> Iterator[Installation]:
    """An installation with copies, on a disk that keeps what it was told to keep."""
    if not CLUSTER:
        with installed("", DISK, SETTINGS) as made:
            made.run("tests.browser.ground")
            yield made
        return
    with cluster(DURABLE) as where, installed(where, DISK, SETTINGS) as made:
        made.run("tests.browser.ground")
        yield made


@pytest.mark.clause("SYS-03", "DOC-15")
def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(ground: Installation) -> None:
    chance = random.Random(9)  # noqa: S311 - moments, not secrets
    with writing(ground) as rounds:
        for turn in range(KILLS):
            a_round_ends_in_a_kill(rounds, chance, turn)
    entries = {entry for (entry,) in ground.rows("SELECT entry_id FROM trail_entry")}
    assert len(rounds.done) >= KILLS
    assert set(rounds.done) <= entries
    assert ground.run("tests.faults.checking") == ""


def a_round_ends_in_a_kill(rounds: Rounds, chance: random.Random, turn: int) -> None:
    strike = strike_of(turn)
    ends = rounds.fight(strike, chance)
    if strike is kill_writers:
        assert ends == [-9, -9], (rounds.installation.home / LOG).read_text("utf-8")
    else:
        wait_until_it_is_up(rounds.installation)


def strike_of(turn: int) -> Strike:
    """Kill writers; on PostgreSQL now and then a backend or the server."""
    if CLUSTER and turn % 3:
        return kill_backend if turn % 3 == 1 else kill_server
    return kill_writers


def wait_until_it_is_up(installation: Installation) -> None:
    """Ask again and again until the server has recovered."""
    for _question in range(2000):
        try:
            installation.rows("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not come up again")
