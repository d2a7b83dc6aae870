"""What the trail costs and how quickly it is verified: `python -m bench.trail [ENTRIES]`.

Prints each rate with its ratio to the aim of docs/adr/0003; 1.00 or more is good. Verifying counts
processor time. PostgreSQL only when version 15 is installed; each of its transactions works 10 ms
besides, and the aim is 90 % of the rate of the same transactions without an entry.
"""

import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.trail_settings")
import django

django.setup()

import psycopg
from django.db import connections, transaction
from django.db.utils import load_backend

from jiyao.config.databases import _sqlite
from jiyao.foundation.trail import verifier
from jiyao.foundation.trail.body import Body, Change
from jiyao.foundation.trail.merkle import leaf_hash
from jiyao.foundation.trail.proving import check_proof, proof_of, to_json
from jiyao.foundation.trail.publishing import StoredLog, publish
from jiyao.foundation.trail.recording import record_alone
from jiyao.foundation.trail.signing import Signer
from jiyao.foundation.trail.tests import cluster
from jiyao.foundation.trail.tests.house import lay_out

WRITERS, SECONDS, WORK = 8, 6.0, 0.010
BODY, LEAF = bytes(600), bytes(32)
ACT = "INSERT INTO act (id, body) VALUES (%(id)s, %(body)s)"
ENTRY = """INSERT INTO trail_entry (log, entry_id, at, who, code, kind, ref, level, outcome, leaf,
body) VALUES (2026, %(id)s, 'T', 'P', 'c', '', '', '', 'done', %(leaf)s, %(body)s)"""


def say(what: str, found: float, aim: float, unit: str, more_is_better: bool = True) -> None:
    """Print one figure with its ratio to the aim; at least 1 is good."""
    ratio = found / aim if more_is_better else aim / found
    print(f"{what:44} {found:>12,.1f} {unit:10} aim {aim:>9,.1f}  ratio {ratio:5.2f}", flush=True)


def made(number: int) -> Body:
    """Return a typical entry: of five, three openings of a record and two acts on two rows."""
    change = Change("carriers.copy", "a" * 32, "b" * 64, "c" * 64)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=10 * number)
    ids = {"id": f"{number:032x}", "kind": "carriers.copy", "ref": "a" * 32, "level": "state:1"}
    clauses = {
        "rules": ("CIR-01",),
        "clauses": ("CIR-02", "CIR-03"),
        "changes": (change,) * (2 * (number % 5 < 2)),
    }
    told = {"who": "P001", "code": "carriers.copy.handed-over", "outcome": "done"}
    return Body(at=at, mono=number, **told, **ids, **clauses)


def fill(path: Path, count: int) -> None:
    """Put `count` entries into an SQLite file, past the triggers."""
    names = "log, seq, entry_id, at, who, code, kind, ref, level, outcome, leaf, body"
    with sqlite3.connect(path) as link:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (trigger,) in link.execute(triggers).fetchall():
            link.execute(f"DROP TRIGGER {trigger}")
        sql = f"INSERT INTO trail_entry ({names}) VALUES ({'?,' * 11}?)"
        link.executemany(sql, map(row_of, range(1, count + 1)))
    link.close()


def row_of(number: int) -> tuple:
    body = made(number)
    data = body.to_bytes()
    at = body.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    told = (body.who, body.code, body.kind, body.ref, body.level, body.outcome)
    return (2026, number, body.id, at, *told, leaf_hash(data), data)


def verify(path: Path, signer: Signer, count: int) -> None:
    keys = [verifier.read_key(str(signer.public_key()))]
    begin = time.process_time()
    (result,) = verifier.verify(verifier.open_source(path), keys)
    assert result.fault is None
    assert result.size == result.signed == count
    say("verify, SQLite, one core", count / (time.process_time() - begin), 300_000, "entries/s")


def prove(count: int, signer: Signer) -> None:
    largest, begin = 0, time.perf_counter()
    for turn in range(200):
        text = to_json(proof_of(2026, 1 + turn * 7919 % count))
        check_proof(json.loads(text), [signer.public_key()])
        largest = max(largest, len(text.encode()))
    say("proof made and checked", (time.perf_counter() - begin) * 5, 20, "ms", False)
    say("proof", largest, 1536, "bytes", False)


def append(seconds: float) -> None:
    """Record acts on SQLite as the application does: IMMEDIATE, synchronous=FULL.

    The disk's own speed decides; so the same is measured for a transaction without an entry.
    """
    connections["default"].cursor().execute("CREATE TABLE act (id text, body blob)")
    plain = per_second(seconds, plain_act)
    recorded = per_second(seconds, lambda: record_alone("P001", "a.b.done", "done", kind="a.b"))
    say("append, SQLite, one writer", recorded, 500, "acts/s")
    print(f"{'  the same disk, bare transactions':44} {plain:>12,.1f} acts/s")


def plain_act() -> None:
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("INSERT INTO act (id, body) VALUES (%s, %s)", [uuid4().hex, BODY])


def per_second(seconds: float, act: Callable[[], object]) -> float:
    done, begin = 0, time.perf_counter()
    while time.perf_counter() - begin < seconds:
        act()
        done += 1
    return done / seconds


def rate(socket: str, statements: list[str], seconds: float) -> float:
    """Return transactions per second of WRITERS clients that each work WORK seconds besides."""

    def write(writer: int) -> int:
        done, until = 0, time.perf_counter() + seconds
        with psycopg.connect(host=socket, user="jiyao_owner", dbname="jiyao") as link:
            while time.perf_counter() < until:
                time.sleep(WORK)
                for statement in statements:
                    names = {"id": f"{writer}-{uuid4().hex[:24]}", "body": BODY, "leaf": LEAF}
                    link.execute(statement, names)
                link.commit()
                done += 1
        return done

    with ThreadPoolExecutor(WRITERS) as pool:
        return sum(pool.map(write, range(WRITERS))) / seconds


def postgresql(seconds: float) -> None:
    """Compare acts with and without their entry, on a cluster that flushes to the disk."""
    with cluster.running(fsync=True) as socket:
        place = {"ENGINE": "django.db.backends.postgresql", "NAME": "jiyao"}
        connections["default"].settings_dict.update(
            place, HOST=socket, USER="jiyao_owner", OPTIONS={}
        )
        wrapper = load_backend(place["ENGINE"]).DatabaseWrapper
        connections["default"] = wrapper(connections["default"].settings_dict, "default")
        lay_out(connections["default"])
        connections["default"].cursor().execute("CREATE TABLE act (id text, body bytea)")
        plain, recorded = [], []
        for _ in range(3):
            plain.append(rate(socket, [ACT], seconds))
            recorded.append(rate(socket, [ACT, ENTRY], seconds))
        connections["default"].close()
    say("append, PostgreSQL, 8 clients", max(recorded), 0.9 * max(plain), "acts/s")


def main(count: int) -> None:
    """Measure everything in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        path, home = Path(folder) / "jiyao.sqlite3", Path(folder)
        connections["default"].settings_dict.update(_sqlite(path, "signer")["default"])
        lay_out(connections["default"])
        append(SECONDS)
        connections["default"].close()
        path.unlink()
        lay_out(connections["default"])
        fill(path, count)
        signer = Signer(home / "signer/key", "jiyao.local/trail", home / "checkpoints")
        publish(signer, 2026, signer.sign(StoredLog(2026)))
        for _ in range(3):
            verify(path, signer, count)
        prove(count, signer)
        connections["default"].close()
    postgresql(SECONDS)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
