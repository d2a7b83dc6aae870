"""Searching the list of copies against bare SQL: `python -m bench.search [COPIES]`.

For the narrow, the unit and the keeper reader and for three searches (none, a rare number, a word
that stands in every row), medians in milliseconds of: all statements by which the product finds the
first page, on the alias that reads; the quicker of two statements by hand for the same rows, on the
alias that acts, where no policy filters; their ratio; the rows as objects; the whole request.
On PostgreSQL: `python -m tests.with_postgresql python -m bench.search`.
"""

import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connections
from django.test import Client
from django.utils import timezone

from bench.ground import fill
from bench.readers import BARE, BY_HAND, READERS, fetch, median
from conftest import PASSWORD, PIN
from jiyao.desk.organisation import found_organisation, give_pin
from jiyao.domains.carriers.registers.receiving import COPY, DOCUMENT, TITLE
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.registers.declarations import REGISTERS
from jiyao.foundation.registers.full_text import lexemes, phrases
from jiyao.foundation.registers.listing import Listing
from jiyao.foundation.registers.state import State
from jiyao.foundation.registers.words import terms_of
from jiyao.foundation.store.middleware import reading_as
from tests import databases

ASKED = ("", "0000000", "来文单位", "的通知")
PAGE = "/registers/carriers.copy/"
LEXEMES = "array_to_tsvector(string_to_array(i.kind || rtrim(i.words), ' '))"


def page_rows(facts: Any, asked: str) -> list[Any]:
    """Return the first page as the product finds it."""
    state = State(REGISTERS["carriers.copy"], q=asked)
    return list(Listing(facts, state).in_order()[:26])


def statements(facts: Any, asked: str) -> list[tuple[str, Any]]:
    """Return the statements by which the product finds the first page."""
    noted: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        noted.append((sql, params))
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(note):
        page_rows(facts, asked)
    return noted


def found_by_hand(asked: str, reads: bool) -> list[str]:
    """Return two conditions for what is found: from the full-text index, and row by row."""
    if not asked:
        return ["true"]
    [pieces] = terms_of(asked)
    like = " AND ".join(f"i.words LIKE '%%{piece.needle}%%'" for piece in pieces)
    led = {COPY: "c.id", DOCUMENT: "c.document_id", TITLE: "c.document_id"}
    ways: tuple[list[str], list[str]] = ([], [])
    for what, column in led.items():
        if what is TITLE and not reads:
            continue
        kind = f"i.kind = '{what.kind}'"
        index = f"SELECT i.key FROM registers_indexrow i WHERE {kind} AND {_matches(what, pieces)}"
        ways[0].append(f"{column} IN ({index} AND {like})")
        row = f"SELECT 1 FROM registers_indexrow i WHERE {kind} AND i.key = {column} AND {like}"
        ways[1].append(f"EXISTS ({row})")
    return [" OR ".join(way) for way in ways]


def _matches(what: Any, pieces: Any) -> str:
    if connections["act"].vendor == "postgresql":
        wanted = lexemes(what.kind, pieces).replace("'", "''")
        return f"{LEXEMES} @@ '{wanted}'::tsquery"
    wanted = phrases(what.kind, pieces)
    return f"i.id IN (SELECT rowid FROM registers_words WHERE registers_words MATCH '{wanted}')"


def best_by_hand(person: Any, keeper: bool, asked: str, wanted: list[int]) -> float:
    """Return the time of the quickest statement by hand that gives the wanted rows."""
    names = ["all"] if keeper else ["from the scopes", "row by row"]
    times = []
    for name in names:
        seen = BY_HAND[name].format(person=person.pk)
        for found in found_by_hand(asked, reads=not keeper):
            statement = BARE.format(condition=f"({seen}) AND ({found})")
            assert [row[0] for row in fetch("act", statement, [])] == wanted, statement
            times.append(median(lambda text=statement: fetch("act", text, [])))
    return min(times)


def measure(name: str, person: Any, asked: str) -> str:
    """Measure one reader and one search, and return the line of the table."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(person, "jiyao.foundation.accounts.backend.PasswordBackend")
    with reading_as(person.pk):
        facts = facts_of(person, timezone.now())
        wanted = [copy.pk for copy in page_rows(facts, asked)]
        noted = statements(facts, asked)
        product = median(lambda: [fetch("default", *each) for each in noted])
        objects = median(lambda: page_rows(facts, asked))
    bare = best_by_hand(person, name == "keeper", asked, wanted)
    request = median(lambda: client.get(PAGE, {"q": asked}))
    times = f"{product:9.2f} {bare:9.2f} {product / bare:7.2f} {objects:9.2f} {request:9.1f}"
    return f"{name:8} {asked or '(all)':12}{len(wanted):5} {times}"


def main() -> None:
    """Fill a registry and print the table."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    databases.lay_out()
    cast = found_organisation(lambda member: PASSWORD)
    for person in cast.values():
        give_pin(person, PIN)
    fill(copies // 2, cast)
    databases.gather_statistics()
    print(f"{copies} copies on {connections['default'].vendor}; milliseconds")
    heads = f"{'rows':>5} {'product':>9} {'by hand':>9} {'ratio':>7} {'objects':>9} {'request':>9}"
    print(f"{'reader':8} {'search':12}{heads}")
    for name, key in READERS:
        for asked in ASKED:
            print(measure(name, cast[key], asked), flush=True)


if __name__ == "__main__":
    main()
