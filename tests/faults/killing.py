"""Many rounds of writing that end in a kill, and what must hold after them."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from tests.browser.installation import CLUSTER, Installation, installed
from tests.faults.deeds import REMINDING
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
SETTINGS = "tests.faults.settings"
SIDES = (("web", "web"), ("web", "worker"), ("web", "signer"))


@dataclass
class Killed:
    """What was killed and how often, and how much had been acknowledged."""

    kills: Counter[str]
    acknowledged: Counter[str]


@contextmanager
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


def kill_again_and_again(made: Installation, rounds: int) -> Killed:
    """Kill in so many rounds, then look at everything; all that was acknowledged must be there."""
    chance, kills = random.Random(9), Counter[str]()  # noqa: S311 - moments, not secrets
    with writing(made) as writers:
        for turn in range(rounds):
            kills.update(a_round_ends_in_a_kill(writers, chance, turn))
    told = Counter(map(kind_of, writers.done))
    assert told["web"] >= rounds // 2
    assert all_is_there(made, writers.done) == []
    assert made.run("tests.faults.checking") == ""
    made.run("jiyao", "sign")
    assert made.run("jiyao", "trail", "verify").startswith("PASS")
    return Killed(kills, told)


def kind_of(done: str) -> str:
    """Say which kind of writer told this."""
    return "worker" if done == REMINDING else "signer" if "-" in done else "web"


def all_is_there(made: Installation, done: list[str]) -> list[str]:
    """Return what was told to be done and is not in the database."""
    entries = made.rows("SELECT entry_id, code FROM trail_entry")
    sizes = made.rows("SELECT log, size FROM trail_checkpoint")
    there = Counter({entry: 1 for entry, _code in entries})
    there += Counter(code for _entry, code in entries if code == REMINDING)
    there += Counter({f"{log}-{size:09d}": 1 for log, size in sizes})
    return sorted(Counter(done) - there)


def a_round_ends_in_a_kill(writers: Rounds, chance: random.Random, turn: int) -> list[str]:
    """Let one round be fought and return what was killed in it."""
    strike = strike_of(turn)
    kinds = SIDES[turn % len(SIDES)]
    ends = writers.fight(strike, chance, kinds)
    if strike is kill_writers:
        assert ends == [-9, -9], (writers.installation.home / LOG).read_text("utf-8")
        return list(kinds)
    wait_until_it_is_up(writers.installation)
    return [strike.__name__.removeprefix("kill_")]


def strike_of(turn: int) -> Strike:
    """Kill writers; on PostgreSQL now and then a backend or the server."""
    if CLUSTER and turn % 5 > 2:
        return kill_backend if turn % 5 == 3 else kill_server
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
