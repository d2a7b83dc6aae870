"""What is asked: each page with the product's statements for its rows, and the same by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connections
from django.urls import reverse
from django.utils import timezone

from bench.readers import BARE, BY_HAND
from bench.scale.ground import COMMON, RARE
from bench.search import found_by_hand
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.people.holdings import HOLDINGS, rows_held
from jiyao.foundation.registers.context import COUNTED
from jiyao.foundation.registers.declarations import REGISTERS
from jiyao.foundation.registers.listing import Listing
from jiyao.foundation.registers.paging import SIZE, _write
from jiyao.foundation.registers.state import State

REGISTER = "carriers.copy"
LIST = f"/registers/{REGISTER}/"
NEXTS = 1000
SEARCHES = {
    "rare, two signs": RARE[:2],
    "rare, four signs": RARE,
    "universal, two signs": COMMON[:2],
    "universal, four signs": COMMON,
    "universal in titles": "保密检查",
}


@dataclass(frozen=True)
class Question:
    """One question of one reader.

    page, query: the request, no page when it is a part of one; asks: asks the product and returns
    the answer, keys or a number, nothing to compare when absent; by_hand: statements for it.
    """

    name: str
    page: str
    query: dict[str, str] = field(default_factory=dict)
    asks: Callable[[], Any] | None = None
    by_hand: tuple[str, ...] = ()


class Reader:
    """One of the three readers: what is asked for, and which rows by hand are the person's."""

    def __init__(self, name: str, person: Any, other: Any) -> None:
        self.name, self.person = name, person
        self.sees_all = name == "keeper"
        # Whose holdings are looked at: the keeper looks into another's hands.
        self.holder = other if self.sees_all else person

    def questions(self) -> list[Question]:
        """Return all questions; to be called as the person who reads."""
        return [
            Question("first page", LIST, {}, lambda: self._rows(), self._bare("true")),
            Question(
                "filtered page",
                LIST,
                {"show": "out"},
                lambda: self._rows(show="out"),
                self._bare("c.holder_id IS NOT NULL"),
            ),
            self._deep(),
            *[self._search(name, words) for name, words in SEARCHES.items()],
            self._count("count of all", "", "true"),
            self._count("count of a filter", "out", "c.holder_id IS NOT NULL"),
            Question("board", reverse("today")),
            Question("inbox", reverse("duties")),
            self._holdings(),
        ]

    def _listing(self, **asked: str) -> Listing:
        return Listing(facts_now(self.person), State(REGISTERS[REGISTER], **asked))

    def _rows(self, after: str = "", **asked: str) -> list[int]:
        return [copy.pk for copy in self._listing(**asked).page(after, "").rows]

    def _deep(self) -> Question:
        """The page after so many nexts, or the last but one when there are not so many."""
        rows = self._listing().in_order()
        most = min(NEXTS * SIZE, max(rows.count() - 2 * SIZE, SIZE))
        last = rows[most - 1]
        key = _write(("received_at", "id"), last)
        moment = connections["act"].ops.adapt_datetimefield_value(last.received_at)
        beyond = f"(c.received_at, c.id) < ('{moment}', {last.pk})"
        name, asks = f"after {most // SIZE} nexts", lambda: self._rows(after=key)
        return Question(name, LIST, {"after": key}, asks, self._bare(beyond))

    def _search(self, name: str, words: str) -> Question:
        found = found_by_hand(words, reads=not self.sees_all)
        ways = tuple(way for condition in found for way in self._bare(condition))
        return Question(name, LIST, {"q": words}, lambda: self._rows(q=words), ways)

    def _count(self, name: str, show: str, condition: str) -> Question:
        def counted() -> int:
            return self._listing(show=show).count(COUNTED)

        counts = "SELECT count(*) FROM (SELECT 1 FROM carriers_copy c WHERE {0} LIMIT {1}) counted"
        ways = tuple(counts.format(each, COUNTED + 1) for each in self._seen(condition))
        return Question(name, "", {}, counted, ways)

    def _holdings(self) -> Question:
        pages = {True: reverse("holder", args=[self.holder.public_id]), False: reverse("duties")}
        action = Action.HANDLE if self.sees_all else Action.KNOW

        def held() -> list[int]:
            rows = rows_held(HOLDINGS[REGISTER], self.holder.pk).prefetch_related(None)
            return [c.pk for c in rows.visible_to(facts_now(self.person), action)[:200]]

        by_hand = (
            "SELECT c.*, l.*, s.*, p.* FROM carriers_copy c JOIN access_level l ON l.id ="
            " c.level_id JOIN access_scheme s ON s.id = l.scheme_id LEFT JOIN people_person p ON"
            f" p.id = c.holder_id WHERE c.holder_id = {self.holder.pk} ORDER BY c.due_at, c.id"
        )
        return Question("holdings", pages[self.sees_all], {}, held, (by_hand,))

    def _seen(self, condition: str) -> list[str]:
        names = ["all"] if self.sees_all else ["from the scopes", "row by row"]
        if not self.sees_all and connections["act"].vendor == "postgresql":
            names.append("array of scopes")
        mine = [BY_HAND[name].format(person=self.person.pk) for name in names]
        return [f"({each}) AND ({condition})" for each in mine]

    def _bare(self, condition: str) -> tuple[str, ...]:
        return tuple(BARE.format(condition=each) for each in self._seen(condition))


def facts_now(person: Any) -> Any:
    """Return the facts of the person, once: a request asks them before it asks the question."""
    if person.pk not in _facts:
        _facts[person.pk] = facts_of(person, timezone.now())
    return _facts[person.pk]


_facts: dict[int, Any] = {}
