"""`decide()`, `visible_to()`, row-level security and a plain telling of the rule never differ."""

from typing import Any

import pytest
from django.db import connections

from jiyao.domains.carriers.models import Content, Copy
from jiyao.foundation.access.decisions import Action, decide
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import facts_of_label
from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.registers.full_text import found_in
from jiyao.foundation.registers.models import IndexRow
from jiyao.foundation.registers.words import terms_of
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.recording import system_scope
from tests.worlds import World, allowed, random_world

DECISIONS = 100_000
PEOPLE, COPIES = 28, 600


def disagreements(world: World, behind: Any) -> tuple[int, list[str]]:
    """Return how many decisions were compared and every one on which the tellings differ."""
    compared, wrong = 0, []
    with behind():
        records = {c.pk: facts_of_label(c.label, world.now, c.holder_id) for c in world.copies}
    for person in world.people:
        with behind():
            facts = facts_of(person, world.now)
        for action in Action:
            seen = _seen(facts, action, behind)
            for copy in world.copies:
                with behind():
                    plain = allowed(world, person, action.value, copy)
                answers = (
                    decide(facts, action, records[copy.pk]).allowed,
                    *(copy.pk in s for s in seen),
                )
                compared += 1
                if any(answer != plain for answer in answers):
                    wrong.append(f"{person.number} {action} {copy.number}: {plain} {answers}")
    return compared, wrong


def _seen(facts: Any, action: Action, behind: Any) -> list[set[int]]:
    with behind():
        sets = [
            set(Copy.objects.visible_to(facts, action, wide=wide).values_list("pk", flat=True))
            for wide in (False, True)
        ]
    with reading_as(facts.person_id):
        through_the_door = Copy.objects.visible_to(facts, action)
        return [*sets, set(through_the_door.values_list("pk", flat=True))]


def compare(decisions: int, behind: Any) -> tuple[int, int]:
    """Compare at least so many decisions; return how many, and in how many worlds."""
    compared, worlds = 0, 0
    while compared < decisions:
        worlds += 1
        more, wrong = disagreements(random_world(worlds, PEOPLE, COPIES), behind)
        compared += more
        assert wrong == []
    return compared, worlds


@pytest.mark.clause("SYS-02", "SYS-06")
def test_random_decisions_agree(database: None, behind_the_doors: Any) -> None:
    compared, _worlds = compare(DECISIONS, behind_the_doors)
    assert compared >= DECISIONS


@pytest.mark.clause("SYS-02")
def test_the_readers_of_a_label_are_those_who_may_read_it(
    database: None, behind_the_doors: Any
) -> None:
    for seed in range(3, 6):
        world = random_world(seed, PEOPLE, 120)
        with behind_the_doors():
            for copy in world.copies:
                plain = {p.pk for p in world.people if allowed(world, p, "read", copy)}
                found = readers_of(copy.label, world.now).values_list("pk", flat=True)
                assert set(found) & {p.pk for p in world.people} == plain


@pytest.mark.clause("SYS-02")
def test_row_security_alone_shows_what_may_be_known_and_nothing_else(
    database: None, behind_the_doors: Any
) -> None:
    if connections["default"].vendor != "postgresql":
        return
    world = random_world(1, PEOPLE, 200)
    for person in world.people:
        with reading_as(person.pk):
            bare = set(Copy.objects.values_list("pk", flat=True))
        with behind_the_doors():
            plain = {c.pk for c in world.copies if allowed(world, person, "know", c)}
        assert bare == plain


def test_without_a_person_row_security_shows_nothing(database: None) -> None:
    random_world(2, 3, 20)
    with reading_as(None):
        seen = Copy.objects.count()
    postgresql = connections["default"].vendor == "postgresql"
    assert seen == (0 if postgresql else 20)


FOUND_BY = {"carriers.copy": "know", "carriers.document": "handle", "carriers.content": "read"}


def _give_words(world: World) -> None:
    with system_scope("tests.words.given"):
        for copy in world.copies:
            copy.number = f"通知{copy.number}"
            copy.save()
            copy.document.sender_number = "通知"
            copy.document.save()
            Content.objects.create(document=copy.document, label=copy.label, title="通知")


def _findable(facts: Any, kind: str, behind: Any) -> list[set[int]]:
    """Return the keys that the person can find: by the queryset, its plans, the full-text index."""
    action, [term] = FOUND_BY[kind], terms_of("通知")
    with behind():
        sets = [
            set(
                IndexRow.objects.visible_to(facts, kind, action, wide).values_list("key", flat=True)
            )
            for wide in (False, True)
        ]
    with reading_as(facts.person_id):
        rows = IndexRow.objects.filter(kind=kind).order_by()
        seen = IndexRow.objects.visible_to(facts, kind, action, wide=False)
        by_words = found_in(seen, kind, term, 10_000)
        sets += [
            set(seen.values_list("key", flat=True)),
            set(by_words.values_list("key", flat=True)),
        ]
        if connections["default"].vendor == "postgresql":
            bare = found_in(rows, kind, term, 10_000)
            sets += [set(found.values_list("key", flat=True)) for found in (rows, bare)]
    return sets


@pytest.mark.clause("SYS-02")
def test_what_can_be_found_is_what_the_predicate_allows(
    database: None, behind_the_doors: Any
) -> None:
    world = random_world(6, PEOPLE, 120)
    _give_words(world)
    low = {c.pk for c in world.copies if c.label.level.weight <= 10}
    assert 0 < len(low) < len(world.copies)
    for person in world.people:
        with behind_the_doors():
            facts = facts_of(person, world.now)
        for kind, action in FOUND_BY.items():
            with behind_the_doors():
                may = [c for c in world.copies if allowed(world, person, action, c)]
            key = "pk" if kind == "carriers.copy" else "document_id"
            rows = {getattr(c, key) for c in may}
            words = {getattr(c, key) for c in may if kind != "carriers.content" or c.pk in low}
            expected = [rows, rows, rows, words, rows, words]
            assert _findable(facts, kind, behind_the_doors) in (expected, expected[:4])
