"""Pages and searches as the registers grow: `python -m bench.scale [COPIES ...]`.

For each size, by default 10,000, 100,000 and 1,000,000 copies, and for the narrow, the unit and the
keeper reader: p50 and p95 in milliseconds of the whole request and of its part in the database, the
processor time of this process, the number of queries; of the product's statements for the rows
alone, and of the quickest of several by hand on the alias that acts, where no policy filters; their
ratio. The growth is drawn in docs/bench/. Ends with 1 when a number of queries grew.
On PostgreSQL: `python -m tests.with_postgresql python -m bench.scale`.
"""

import os
import shutil
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings
from django.db import connections

from bench.readers import READERS
from bench.scale.drawing import draw
from bench.scale.ground import seed
from bench.scale.measuring import Measured, measure
from bench.scale.multiplying import Grower
from bench.scale.questions import Reader
from conftest import PASSWORD, PIN
from jiyao.config.settling import settle_down
from jiyao.desk.organisation import found_organisation, give_pin
from jiyao.foundation.store.middleware import reading_as
from tests import databases

SIZES = (10_000, 100_000, 1_000_000)
HEADS = (
    f"{'reader':8}{'question':24}{'request p50':>12}{'p95':>9}{'database':>9}{'p95':>9}"
    f"{'CPU':>8}{'queries':>8} |{'product':>9}{'p95':>9}{'by hand':>9}{'p95':>9}{'ratio':>7}"
)


def main() -> None:
    """Measure every size and compare the numbers of queries."""
    sizes = sorted(map(int, sys.argv[1:])) or list(SIZES)
    databases.lay_out()
    cast = found_organisation(lambda member: PASSWORD)
    for person in cast.values():
        give_pin(person, PIN)
    seed(cast)
    grower = Grower()
    settle_down()
    found: dict[int, list[Measured]] = {}
    for copies in sizes:
        begun = time.perf_counter()
        grower.grow(copies // 2)
        databases.gather_statistics()
        vendor = connections["default"].vendor
        took, load = time.perf_counter() - begun, os.getloadavg()[0]
        print(f"\n{copies} copies on {vendor}, grown in {took:.0f} s; load {load:.1f}; ms")
        found[copies] = table(cast)
    vendor = connections["default"].vendor
    if len(sizes) > 1:
        print(draw(found, vendor))
    sys.exit(1 if more_queries(found[sizes[0]], found[sizes[-1]]) else 0)


def table(cast: dict) -> list[Measured]:
    """Measure all questions of all readers, and print a line of each."""
    print(HEADS)
    measured = []
    for name, key in READERS:
        reader = Reader(name, cast[key], cast["junior"])
        with reading_as(reader.person.pk):
            questions = reader.questions()
        for question in questions:
            measured.append(measure(reader, question))
            print(line(measured[-1]), flush=True)
    return measured


def line(found: Measured) -> str:
    """Return one line of the table."""
    request = f"{found.request} {found.database} {found.processor:8.1f} {found.queries:6}"
    rows = f"{found.product} {found.bare} {found.ratio or 0:6.2f}" if found.product else ""
    first = request if found.request else " " * len(f"{'':51}")
    return f"{found.reader:8}{found.question:24}{first:51} | {rows}"


def more_queries(before: list[Measured], after: list[Measured]) -> bool:
    """Say which requests ask more often at the largest size than at the smallest."""
    grown = [
        f"{a.reader}, {a.question}: {b.queries} queries, then {a.queries}"
        for b, a in zip(before, after, strict=True)
        if a.queries > b.queries
    ]
    print("\n".join(grown) or "\nno request asks more often at the largest size")
    return bool(grown)


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(settings.HOME, ignore_errors=True)
