"""Measuring one question: the request with its part in the database, and the rows by hand."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from django.db import connections
from django.test import Client

from bench.readers import fetch
from bench.scale.questions import Question, Reader
from jiyao.foundation.store.middleware import reading_as

ROUNDS, PATIENCE, WARMING = 20, 2.0, 2
CLOSE = 2.0


@dataclass(frozen=True)
class Times:
    """p50 and p95 in milliseconds."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:8.2f} {self.p95:8.2f}"


@dataclass(frozen=True)
class Measured:
    """What was found of one question of one reader; None where it was not asked.

    processor: the median of this process's own time, without that of a database server.
    """

    reader: str
    question: str
    request: Times | None = None
    database: Times | None = None
    processor: float = 0
    queries: int = 0
    product: Times | None = None
    bare: Times | None = None

    @property
    def ratio(self) -> float | None:
        """The product's statements for the rows to the quickest by hand, medians."""
        return self.product.p50 / self.bare.p50 if self.product and self.bare else None


class Database:
    """Counts the queries of a block and sums the time in the database, in milliseconds."""

    def __enter__(self) -> "Database":
        self.queries, self.spent = 0, 0.0
        self.wrappers = [connections[a].execute_wrapper(self._timed) for a in ("default", "act")]
        for wrapper in self.wrappers:
            wrapper.__enter__()
        return self

    def __exit__(self, *fault: Any) -> None:
        for wrapper in self.wrappers:
            wrapper.__exit__(*fault)

    def _timed(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.queries += 1
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.spent += (time.perf_counter() - start) * 1000


def measure(reader: Reader, question: Question) -> Measured:
    """Measure a question. Raises AssertionError when a statement by hand gives another answer."""
    found: dict[str, Any] = {"reader": reader.name, "question": question.name}
    if question.asks:
        with reading_as(reader.person.pk):
            answer, noted = question.asks(), statements(question.asks)
            found["product"] = timed(lambda: [fetch("default", *each) for each in noted])
        found["bare"] = quickest(question.by_hand, answer)
    if question.page:
        found |= _request(reader, question)
    return Measured(**found)


def statements(asks: Callable[[], Any]) -> list[tuple[str, Any]]:
    """Return the statements by which the product finds the answer."""
    noted: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        noted.append((sql, params))
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(note):
        asks()
    return noted


def quickest(ways: tuple[str, ...], answer: Any) -> Times:
    """Return the times of the quickest statement; those far behind in a first run are left out."""
    firsts = []
    for way in ways:
        start = time.perf_counter()
        rows = [row[0] for row in fetch("act", way, [])]
        firsts.append(time.perf_counter() - start)
        given = rows[0] if isinstance(answer, int) else rows[: len(answer)]
        assert given == answer, way
    near = [w for w, first in zip(ways, firsts, strict=True) if first <= CLOSE * min(firsts)]
    return min((timed(lambda w=w: fetch("act", w, [])) for w in near), key=lambda each: each.p50)


def _request(reader: Reader, question: Question) -> dict[str, Any]:
    client = Client(SERVER_NAME="localhost")
    client.force_login(reader.person, "jiyao.foundation.accounts.backend.PasswordBackend")
    spent, processor, counts = [], [], []

    def ask() -> None:
        begun = time.process_time()
        with Database() as database:
            assert client.get(question.page, question.query).status_code == 200
        processor.append((time.process_time() - begun) * 1000)
        spent.append(database.spent)
        counts.append(database.queries)

    request = timed(ask)
    return {
        "request": request,
        "database": _times(spent[WARMING:]),
        "processor": median(processor[WARMING:]),
        "queries": counts[-1],
    }


def timed(work: Callable[[], Any]) -> Times:
    """Return the times of ROUNDS runs, of fewer when they would take over PATIENCE seconds."""
    times: list[float] = []
    end = time.perf_counter() + PATIENCE
    for turn in range(ROUNDS + WARMING):
        start = time.perf_counter()
        work()
        if turn >= WARMING:
            times.append((time.perf_counter() - start) * 1000)
        if time.perf_counter() > end and len(times) > 1:
            break
    return _times(times)


def _times(times: list[float]) -> Times:
    return Times(median(times), quantiles(times, n=20, method="inclusive")[-1])
