"""What stands beside the batch: what the person holds, what waits there, the last acts."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from jiyao.domains.carriers.counter.batch import handled
from jiyao.domains.carriers.counter.turns import TURNS
from jiyao.domains.carriers.models import Copy, Document, Opinion
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.correcting import reassign
from jiyao.domains.carriers.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.marks import add_periods, marked
from jiyao.foundation.approvals.queries import usable_by
from jiyao.foundation.boards.declarations import Look
from jiyao.foundation.boards.making import Card, held_by, levels_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.asking import why_not
from jiyao.foundation.procedures.models import Signature
from jiyao.foundation.procedures.tools import tool
from jiyao.foundation.ui.parts import Work

LAST, SHOWN = 10, 8
# Handling opinions by which a document goes to its readers.
HANDED_ROUND = (Opinion.Kind.READ, Opinion.Kind.INSTRUCT)


@dataclass(frozen=True)
class Done:
    """One of the last acts: when, what, which copy, with whom, and how it is mended if it can."""

    signature: Any
    title: Any
    copy: Any
    who: Any
    mend: Any


def cards_beside(person: Person, look: Look) -> list[Card]:
    """Return what the person holds, and what waits for him or her: approved loans, what to read."""
    held = [
        replace(
            card,
            works=[
                replace(work, title="", since=None, actions=(), papers=()) for work in card.works
            ],
        )
        for card in held_by(person, look)
    ]
    waiting = [
        Card(_("批准借阅、待领"), _to_borrow(person, look), of_one=True),
        Card(_("未阅过、可送阅"), _to_read(person, look), of_one=True),
    ]
    return [*held, *(card for card in waiting if card.works)]


def _to_borrow(person: Person, look: Look) -> list[Work]:
    permits = usable_by(look.person, look.now).filter(code=lend.code)
    mine = [p for p in permits if p.bound["to"]["ref"] == person.public_id.hex][:SHOWN]
    copies = {c.public_id: c for c in _copies([p.subject_ref for p in mine], look)}
    return [
        Work(
            copy.number, copy.get_absolute_url(), marked(copy.level, copy), due_at=permit.expires_at
        )
        for permit in mine
        if (copy := copies.get(permit.subject_ref))
    ]


def _to_read(person: Person, look: Look) -> list[Work]:
    readable = Document.objects.visible_to(facts_of(person, look.now), Action.READ).values("pk")
    rows = Document.objects.visible_to(look.facts, Action.HANDLE).filter(pk__in=readable)
    to_read = Q(opinion__kind_of__in=HANDED_ROUND) | Q(outgoing__isnull=False)
    rows = rows.filter(to_read, state=Document.State.SIGNED)
    rows = rows.exclude(copies__legs__reader=person).filter(copies__state="room").distinct()
    found = list(rows.select_related("label__level__scheme").order_by("-received_at")[:SHOWN])
    add_titles(found, look.facts)
    add_periods(found, look.facts)
    return [
        Work(
            str(document),
            document.get_absolute_url(),
            marked(document.label, document),
            document.title,
        )
        for document in found
    ]


def last_acts(look: Look, most: int = LAST) -> list[Done]:
    """Return the keeper's last acts at the counter; the newest of a copy may be mended."""
    codes = [turn.procedure.code for turn in TURNS.values()]
    mine = Signature.objects.visible_to(look.facts, Action.HANDLE).filter(
        person=look.person.pk, part="by", code__in=codes
    )
    signed = list(mine.order_by("-pk")[:most])
    others = Signature.objects.visible_to(look.facts, Action.HANDLE).exclude(part="by")
    others = others.filter(entry_id__in=[s.entry_id for s in signed]).select_related("person")
    who = {each.entry_id: each.person for each in others}
    copies = {c.public_id: c for c in _copies([s.subject_ref for s in signed], look)}
    return _done(signed, who, copies, look)


def _done(signed: list[Any], who: dict[str, Any], copies: dict[Any, Any], look: Look) -> list[Done]:
    against = why_not(reassign, list(copies.values()), look.person, look.facts, look.now)
    titles = {turn.procedure.code: turn.title for turn in TURNS.values()}
    found, met = [], set()
    for each in signed:
        copy, other = copies.get(each.subject_ref), who.get(each.entry_id)
        if copy is None:
            continue
        able = copy not in met and copy.holder == other and not against[copy.pk]
        mend = tool(reassign.code, look.facts, copy.public_id) if able else None
        found.append(Done(each, titles[each.code], copy, other, mend))
        met.add(copy)
    return found


def _copies(refs: list[Any], look: Look) -> list[Copy]:
    copies = list(handled(look).filter(public_id__in=refs))
    add_periods(copies, look.facts)
    return copies


def levels_of_acts(done: list[Done]) -> dict[str, int]:
    """Return how many of these acts are about copies of each level, for the trail."""
    return dict(Counter(each.copy.level.trail_code for each in done))


def levels_shown(batch: Any, cards: list[Card], done: list[Done]) -> dict[str, int]:
    """Return how many lines of each level the page shows, for the trail."""
    copies = [*batch.copies, *(each.copy for each in done)]
    return dict(Counter(levels_of(cards)) + Counter(copy.level.trail_code for copy in copies))
