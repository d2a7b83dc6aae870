"""`decide()`, `visible_to()`, row-level security and a plain telling of the rule never differ."""

import os
from typing import Any

import pytest
from django.db import connections

from jiyao.domains.carriers.models import Copy
from jiyao.foundation.access.decisions import Action, decide
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import facts_of_label
from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.store.middleware import reading_as
from tests.worlds import World, allowed, random_world

DECISIONS = int(os.environ.get("JIYAO_DECISIONS", "100000"))
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


@pytest.mark.clause("SYS-02", "SYS-06")
def test_random_decisions_agree(database: None, behind_the_doors: Any) -> None:
    compared, seed = 0, 0
    while compared < DECISIONS:
        seed += 1
        more, wrong = disagreements(random_world(seed, PEOPLE, COPIES), behind_the_doors)
        compared += more
        assert wrong == []
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
