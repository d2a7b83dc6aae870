"""Making a board of what was declared, in a number of queries that no register's size changes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import chain
from typing import Any

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.marks import add_periods, marked
from jiyao.foundation.boards.declarations import (
    FIGURES,
    WORKLISTS,
    Look,
    Offer,
    Words,
    Worklist,
)
from jiyao.foundation.paper.buttons import papers_of
from jiyao.foundation.people.holdings import HOLDINGS, Holding, rows_held
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.asking import possible_with
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.tools import then_back_to, tool
from jiyao.foundation.store.choosing import first_of
from jiyao.foundation.ui.parts import Choice, Stat, Work

SHOWN = 12
MOST = 200


@dataclass(frozen=True)
class Card:
    """One list of a board: its title, its lines, what an empty one says, the page with all.

    of_one: everything on it is in the hands of one person, who is named above.
    """

    title: Words
    works: list[Work]
    empty: Words = ""
    url: str = ""
    of_one: bool = False


@dataclass(frozen=True)
class Hands:
    """What one person holds of all kinds: how much, and how much of it is late."""

    person: Person
    count: int
    late: int


def figures_for(look: Look) -> list[Stat]:
    """Return the figures of the person's roles."""
    return [Stat(f.title, f.count(look), f.url(look), f.pressing) for f in _chosen(FIGURES, look)]


def cards_for(look: Look) -> list[Card]:
    """Return the lists of the person's roles and what is held, as far as they have lines.

    When none has, the first list of the roles, with what would stand there.
    """
    cards = [
        Card(
            each.title,
            works_of(each, first_of(each.rows(look), SHOWN), look),
            each.empty,
            each.url(look),
        )
        for each in _chosen(WORKLISTS, look)
    ]
    filled = [card for card in cards if card.works] + held_by_me(look, SHOWN)
    return filled or cards[:1]


def held_by_me(look: Look, most: int = MOST) -> list[Card]:
    """Return what the person who looks holds, a card for each kind that there is some of."""
    return _held(look, look.facts.person_id, Action.KNOW, most)


def held_by(person: Person, look: Look) -> list[Card]:
    """Return what another person holds, as far as who looks may handle it."""
    return _held(look, person.pk, Action.HANDLE, MOST)


def hands(look: Look, most: int | None = None) -> list[Hands]:
    """Return who holds something that who looks may handle, the fullest hands first."""
    count, late = Counter[int](), Counter[int]()
    for each in chain(*look.in_hands.values()):
        count[each.holder] += each.count
        late[each.holder] += each.late
    fullest = nsmallest(
        most or len(count), count, key=lambda holder: (-count[holder], -late[holder], holder)
    )
    people = Person.objects.in_bulk(fullest)
    return [Hands(people[holder], count[holder], late[holder]) for holder in fullest]


def works_of(declared: Worklist | Holding, rows: Iterable[Any], look: Look) -> list[Work]:
    """Return the rows as lines with the buttons and papers that are possible for who looks."""
    shown = list(rows)
    declared.enrich(shown, look)
    add_periods(shown, look.facts)
    buttons = _buttons(declared.offers, shown, look)
    papers = papers_of(shown, look.facts) if isinstance(declared, Holding) else {}
    return [_line(declared, row, buttons[row.pk], papers.get(row.pk, [])) for row in shown]


def _line(
    declared: Worklist | Holding, row: Any, buttons: list[Choice], papers: list[Choice]
) -> Work:
    work = declared.line(row)
    label = marked(work.label, row)
    return replace(work, label=label, actions=[*work.actions, *buttons], papers=papers)


def levels_of(cards: Iterable[Card]) -> dict[str, int]:
    """Return how many lines of each level stand on these cards, for the trail."""
    marks = (work.label for card in cards for work in card.works)
    return dict(Counter(getattr(m, "level", m).trail_code if m else "" for m in marks))


def _held(look: Look, holder: int, action: Action, most: int) -> list[Card]:
    cards = []
    for kind in sorted(HOLDINGS.values(), key=lambda kind: kind.order):
        rows = rows_held(kind, holder).visible_to(look.facts, action)[:most]
        cards.append(Card(kind.title, works_of(kind, rows, look), of_one=True))
    return [card for card in cards if card.works]


def _chosen(declared: dict[str, Any], look: Look) -> list[Any]:
    mine = [each for each in declared.values() if look.opens(each.by)]
    return sorted(mine, key=lambda each: each.order)


def _buttons(offers: tuple[Offer, ...], rows: list[Any], look: Look) -> dict[int, list[Choice]]:
    buttons: dict[int, list[Choice]] = {row.pk: [] for row in rows}
    for offer in offers:
        about = {row.pk: offer.about(row) for row in rows}
        records = {key: record for key, record in about.items() if record is not None}
        able = _able(offer, list(records.values()), look)
        for key, record in records.items():
            button = record.pk in able and tool(offer.code, look.facts, record.public_id)
            if button:
                url = then_back_to("today", button.url) if offer.one_of_many else button.url
                buttons[key].append(replace(button, url=url))
    return buttons


def _able(offer: Offer, records: list[Any], look: Look) -> set[int]:
    if offer.sure:
        return {record.pk for record in records}
    return possible_with(PROCEDURES[offer.code], records, look.person, look.facts, look.now)
