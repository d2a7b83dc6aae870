"""How clearance is judged from claims and grounds, and settled by the act that changed one."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.organisation.models import Pledge
from jiyao.domains.personnel.models import PostHolding, Vetting
from jiyao.domains.training.models import Certificate
from jiyao.foundation.access.clearing import (
    BEARING,
    GAINING,
    GROUNDS,
    LOSING,
    Claim,
    Good,
    Ground,
    Standing,
    _best,
    _clear,
    _judge,
    ground,
    settle,
    settle_one,
    standings,
    to_settle,
    when_gained,
    when_lost,
)
from jiyao.foundation.access.models import Clearance, Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.recording import system_scope

SOON, LATER, LAST = (timezone.now() + timedelta(days=n) for n in (10, 20, 30))


@pytest.fixture
def secret(level: Callable[[str, str], Level]) -> Level:
    return level("state", "secret")


def good(until: datetime | None = None, weight: int | None = None) -> Good:
    return Good(until=until, weight=weight)


@pytest.mark.clause("PER-04")
def test_a_good_ground_carries_levels_up_to_its_weight(secret: Level) -> None:
    weights = (None, secret.weight - 1, secret.weight, secret.weight + 1)
    assert [good(weight=w).carries(secret) for w in weights] == [True, False, True, True]


@pytest.mark.clause("PER-04")
def test_of_several_the_longest_that_carries_the_level_counts(secret: Level) -> None:
    too_low, short, long = good(LAST, secret.weight - 1), good(SOON), good(LATER)
    endless = good()
    assert _best([too_low], secret) is None
    assert _best([], secret) is None
    assert _best([short, long, too_low], secret) is long
    assert _best([long, short, too_low], secret) is long
    assert _best([short, endless, long], secret) is endless


@pytest.mark.clause("PER-04")
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(SOON, LATER, LATER), (LATER, SOON, LATER), (None, SOON, None), (SOON, None, None)],
)
def test_what_two_posts_ask_for_is_held_as_long_as_either(
    secret: Level, first: Any, second: Any, expected: Any
) -> None:
    standing = Standing()
    for until in (first, second):
        _clear(standing, secret, until)
    assert standing.cleared == {secret: expected}


def judged(level: Level, until: datetime | None, is_for: bool, **goods: list[Good]) -> Standing:
    """Judge one claim, with every ground good for ever but those that are given."""
    standing = Standing(goods={code: goods.get(code, [good()]) for code in GROUNDS})
    _judge(standing, Claim(level, until, "某岗"), is_for)
    return standing


@pytest.mark.clause("PER-04", "CLS-12")
def test_a_level_is_held_while_everything_it_rests_on_is(secret: Level) -> None:
    assert judged(secret, None, True).cleared == {secret: None}
    assert judged(secret, LATER, True).cleared == {secret: LATER}
    assert judged(secret, LATER, True).not_for == []
    asked = [code for code, each in GROUNDS.items() if secret.weight > each.above]
    assert len(asked) > 2
    for code in asked:
        assert judged(secret, LATER, True, **{code: [good(SOON)]}).cleared == {secret: SOON}
        assert judged(secret, SOON, True, **{code: [good(LATER)]}).cleared == {secret: SOON}
        lacking = judged(secret, LATER, True, **{code: []})
        assert (lacking.cleared, [x.ground.code for x in lacking.lacks]) == ({}, [code])
        assert [x.level for x in lacking.lacks] == [secret]
    not_for = judged(secret, None, False)
    assert (not_for.cleared, not_for.not_for, not_for.lacks) == ({}, [secret], [])


@pytest.mark.clause("PER-04")
def test_a_ground_for_higher_levels_is_not_asked_for_at_its_own(
    level: Callable[[str, str], Level],
) -> None:
    levels, seen = list(Level.objects.all()), set()
    for code, each in GROUNDS.items():
        for one in levels:
            asked = one.weight > each.above
            seen.add(asked)
            assert bool(judged(one, None, True, **{code: []}).lacks) == asked, (code, one)
    assert seen == {True, False}
    assert Ground("t", "", lambda _people, _at: {}, "").above == 0


def test_a_ground_is_declared_once() -> None:
    code, declared = next(iter(GROUNDS.items()))
    assert ground(declared) is declared
    with pytest.raises(ValueError, match=code):
        ground(Ground(code, "", lambda _people, _at: {}, ""))
    assert GROUNDS[code] is declared


@pytest.fixture
def told() -> Iterator[list[tuple[str, str]]]:
    """Who was told to have lost or gained."""
    heard: list[tuple[str, str]] = []
    when_lost(lambda person, _at: heard.append((person.number, "lost")))
    when_gained(lambda person, _at: heard.append((person.number, "gained")))
    yield heard
    LOSING.pop()
    GAINING.pop()


def ends(person: Person, level: Level) -> list[datetime | None]:
    with writing_scope():
        rows = Clearance.objects.holding_at(timezone.now()).filter(person=person, level=level)
        return [row.until for row in rows]


def change(model: Any, person: Person, until: datetime | None) -> None:
    with system_scope("tests.fact.changed"):
        row = model.objects.get(person=person, until=None)
        row.until = until
        row.save()


def all_clearances() -> dict[tuple[str, int], Any]:
    with writing_scope():
        rows = Clearance.objects.holding_at(timezone.now()).select_related("person")
        return {(r.person.number, r.level_id): (r.pk, r.until, r.basis) for r in rows}


@pytest.mark.clause("PER-04")
def test_clearance_ends_with_the_first_of_its_facts_and_only_for_the_person(
    cast: Any, secret: Level, told: Any
) -> None:
    junior, before = cast["junior"], all_clearances()
    change(Certificate, junior, LATER)
    assert ends(junior, secret) == [LATER]
    change(Vetting, junior, SOON)
    assert ends(junior, secret) == [SOON]
    others = {k: v for k, v in all_clearances().items() if k[0] != junior.number}
    assert others == {k: v for k, v in before.items() if k[0] != junior.number}
    basis = all_clearances()[junior.number, secret.pk][2]
    assert basis == before[junior.number, secret.pk][2]
    assert basis
    assert told == []
    settled = all_clearances()
    with system_scope("tests.person.settled") as act:
        settle_one(junior.pk, act.recorded_at)
    assert all_clearances() == settled


@pytest.mark.clause("PER-04")
def test_who_loses_and_who_gains_is_told_once_in_the_same_act(
    cast: Any, secret: Level, told: Any
) -> None:
    junior = cast["junior"]
    with system_scope("tests.fact.ended") as act:
        vetting = Vetting.objects.get(person=junior, until=None)
        vetting.until = act.recorded_at
        vetting.save()
    assert ends(junior, secret) == []
    assert told == [(junior.number, "lost")]
    with system_scope("tests.fact.begun") as act:
        Vetting.objects.create(
            person=junior,
            post=vetting.post,
            weight=vetting.weight,
            outcome=vetting.outcome,
            since=act.recorded_at,
        )
    assert ends(junior, secret) == [None]
    assert told[1:] == [(junior.number, "gained")]


@pytest.mark.clause("PER-04")
def test_what_ends_by_time_alone_is_found_and_settled(cast: Any, secret: Level) -> None:
    now = timezone.now()
    with writing_scope():
        assert list(to_settle(now)) == []
        first = Person.objects.filter(clearances__isnull=False).order_by("pk").first()
        gone = cast["reader"]
    with system_scope("tests.clearances.taken") as act:
        for person in (first, gone):
            for row in Clearance.objects.holding_at(now).filter(person=person):
                row.end(act.recorded_at)
        for person in (gone, *Person.objects.filter(pk__lt=first.pk)):
            person.is_active = False
            person.save()
    with writing_scope():
        assert list(to_settle(timezone.now())) == [first.pk]
    with system_scope("tests.person.settled") as act:
        settle_one(first.pk, act.recorded_at)
    with writing_scope():
        assert list(to_settle(timezone.now())) == []
        assert Clearance.objects.holding_at(timezone.now()).filter(person=first).exists()


@pytest.mark.clause("PER-04")
def test_standings_are_told_of_everybody_asked_for(cast: Any, secret: Level) -> None:
    keys = [cast["junior"].pk, cast["stranger"].pk]
    with writing_scope():
        found = standings(keys, timezone.now())
    assert set(found) == set(keys)
    assert secret in found[keys[0]].cleared
    assert secret not in found[keys[1]].cleared
    assert {PostHolding.kind(), Vetting.kind(), Certificate.kind(), Pledge.kind()} <= set(BEARING)
    with system_scope("tests.nobody.settled") as act:
        settle([], act.recorded_at)
