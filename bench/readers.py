"""The list of copies for three readers against bare SQL: `python -m bench.readers [COPIES]`.

Prints, for the narrow, the unit and the keeper reader: the median of the first page's rows through
the product's query on the alias that reads (under row-level security on PostgreSQL), the same rows
by bare SQL as the owner of the tables could write it, their ratio, and the whole request.
On PostgreSQL: `python -m tests.with_postgresql python -m bench.readers`.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connections
from django.test import Client
from django.utils import timezone

from bench.ground import fill
from conftest import PASSWORD
from jiyao.desk.organisation import found_organisation
from jiyao.domains.carriers.models import Copy
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import is_wide
from jiyao.foundation.registers.paging import page_of
from jiyao.foundation.store.middleware import reading_as
from tests import databases

READERS = (("narrow", "reader"), ("unit", "junior"), ("keeper", "keeper"))
ROUNDS = 15
PAGE = "/registers/carriers.copy/"
BARE = """
SELECT c.id, c.number, c.received_at, c.holder_id FROM carriers_copy c
WHERE {condition} ORDER BY c.received_at DESC, c.id DESC LIMIT 26
"""
IN_SCOPE = (
    "c.label_id IN (SELECT s.label_id FROM access_scope s JOIN people_membership m"
    " ON m.circle_id = s.circle_id WHERE m.person_id = %s)"
)


def median(work: Callable[[], Any]) -> float:
    """Return the median of ROUNDS runs in milliseconds, after two to warm up."""
    times = []
    for turn in range(ROUNDS + 2):
        start = time.perf_counter()
        work()
        if turn > 1:
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def product_rows(person: Any) -> list[Any]:
    """Return the first page of copies as the register page asks for it."""
    facts = facts_of(person, timezone.now())
    rows = Copy.objects.with_marks().visible_to(facts, Action.KNOW, wide=is_wide(facts))
    return page_of(rows, ("received_at", "id")).rows


def bare_rows(person: Any, keeper: bool) -> list[Any]:
    """Return the same rows by bare SQL on the alias that acts, without any predicate of ours."""
    condition = "true" if keeper else IN_SCOPE
    with connections["act"].cursor() as cursor:
        cursor.execute(BARE.format(condition=condition), [] if keeper else [person.pk])
        return cursor.fetchall()[:25]


def measure(name: str, person: Any) -> str:
    """Measure one reader and return the line of the table."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(person, "jiyao.foundation.accounts.backend.PasswordBackend")
    with reading_as(person.pk):
        assert [c.pk for c in product_rows(person)] == [
            r[0] for r in bare_rows(person, name == "keeper")
        ]
        product = median(lambda: product_rows(person))
    bare = median(lambda: bare_rows(person, name == "keeper"))
    assert client.get(PAGE).status_code == 200
    request = median(lambda: client.get(PAGE))
    return f"{name:8} {product:9.2f} {bare:9.2f} {product / bare:7.2f} {request:9.1f}"


def main() -> None:
    """Fill a registry and print the table."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    databases.lay_out()
    cast = found_organisation(lambda member: PASSWORD)
    fill(copies // 2, cast)
    databases.gather_statistics()
    print(f"{copies} copies on {connections['default'].vendor}; milliseconds, median of {ROUNDS}")
    print(f"{'reader':8} {'product':>9} {'bare SQL':>9} {'ratio':>7} {'request':>9}")
    for name, key in READERS:
        print(measure(name, cast[key]))


if __name__ == "__main__":
    main()
