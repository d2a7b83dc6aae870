"""The list of copies for three readers against bare SQL: `python -m bench.readers [COPIES]`.

For the narrow, the unit and the keeper reader, medians in milliseconds of: the product's statement
for the first page on the alias that reads (under row-level security on PostgreSQL); the quickest of
several statements for the same rows by hand on the alias that acts, where no policy filters; their
ratio; the rows as objects; the whole request.
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
from conftest import PASSWORD, PIN
from jiyao.desk.organisation import found_organisation, give_pin
from jiyao.domains.carriers.models import Copy
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import is_wide
from jiyao.foundation.store.middleware import reading_as
from tests import databases

READERS = (("narrow", "reader"), ("unit", "junior"), ("keeper", "keeper"))
ROUNDS = 15
PAGE = "/registers/carriers.copy/"
BARE = """
SELECT c.*, l.*, s.*, p.* FROM (
    SELECT * FROM carriers_copy c WHERE {condition}
    ORDER BY c.received_at DESC, c.id DESC LIMIT 26
) c JOIN access_level l ON l.id = c.level_id JOIN access_scheme s ON s.id = l.scheme_id
LEFT JOIN people_person p ON p.id = c.holder_id ORDER BY c.received_at DESC, c.id DESC
"""
MINE = "SELECT circle_id FROM people_membership WHERE person_id = {person}"
SCOPES = f"SELECT label_id FROM access_scope WHERE circle_id IN ({MINE})"
BY_HAND = {
    "all": "true",
    "from the scopes": f"c.holder_id = {{person}} OR c.label_id IN ({SCOPES})",
    "array of scopes": f"c.holder_id = {{person}} OR c.label_id = ANY(ARRAY({SCOPES}))",
    "row by row": "c.holder_id = {person} OR EXISTS (SELECT 1 FROM access_scope s"
    f" WHERE s.label_id = c.label_id AND s.circle_id IN ({MINE}))",
}


def median(work: Callable[[], Any]) -> float:
    """Return the median of ROUNDS runs in milliseconds, after two to warm up."""
    times = []
    for turn in range(ROUNDS + 2):
        start = time.perf_counter()
        work()
        if turn > 1:
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def page_query(person: Any) -> Any:
    """Return the first page's query as the register page asks it."""
    facts = facts_of(person, timezone.now())
    rows = Copy.objects.with_marks().visible_to(facts, Action.KNOW, wide=is_wide(facts))
    return rows.order_by("-received_at", "-id")[:26]


def fetch(alias: str, statement: str, parameters: Any = ()) -> list[Any]:
    """Run a statement and return its rows as plain tuples."""
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def best_by_hand(person: Any, keeper: bool, wanted: list[int]) -> float:
    """Return the time of the quickest statement by hand that gives the wanted rows."""
    names = ["all"] if keeper else ["from the scopes", "row by row"]
    if not keeper and connections["act"].vendor == "postgresql":
        names.append("array of scopes")
    times = []
    for name in names:
        statement = BARE.format(condition=BY_HAND[name].format(person=person.pk))
        assert [row[0] for row in fetch("act", statement)] == wanted
        times.append(median(lambda text=statement: fetch("act", text)))
    return min(times)


def measure(name: str, person: Any) -> str:
    """Measure one reader and return the line of the table."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(person, "jiyao.foundation.accounts.backend.PasswordBackend")
    with reading_as(person.pk):
        query = page_query(person)
        statement = query.query.sql_with_params()
        wanted = [copy.pk for copy in query]
        product = median(lambda: fetch("default", *statement))
        objects = median(lambda: list(page_query(person)))
    bare = best_by_hand(person, name == "keeper", wanted)
    assert client.get(PAGE).status_code == 200
    request = median(lambda: client.get(PAGE))
    figures = f"{product:9.2f} {bare:9.2f} {product / bare:7.2f} {objects:9.2f} {request:9.1f}"
    return f"{name:8} {figures}"


def main() -> None:
    """Fill a registry and print the table."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    databases.lay_out()
    cast = found_organisation(lambda member: PASSWORD)
    for person in cast.values():
        give_pin(person, PIN)
    fill(copies // 2, cast)
    databases.gather_statistics()
    print(f"{copies} copies on {connections['default'].vendor}; milliseconds, median of {ROUNDS}")
    heads = f"{'product':>9} {'by hand':>9} {'ratio':>7} {'objects':>9} {'request':>9}"
    print(f"{'reader':8} {heads}")
    for name, key in READERS:
        print(measure(name, cast[key]))


if __name__ == "__main__":
    main()
