"""What rows, facts and readers are found for a person, in a small random organisation."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from typing import Any

import pytest
from django.db.models import Q

from jiyao.domains.carriers.models import Copy, Document, State
from jiyao.domains.organisation.models import Pledge
from jiyao.foundation.access.decisions import Action, PersonFacts, RecordFacts, decide
from jiyao.foundation.access.facts import facts_of, is_cleared
from jiyao.foundation.access.labelled import Labelled, facts_of_label, may, within_reach
from jiyao.foundation.access.models import Appointment, Clearance, Level, Scope
from jiyao.foundation.access.readers import appointed, cleared_for, new_readers, readers_of
from jiyao.foundation.access.roles import KEEPER, OFFICE_HEAD
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.registers.models import IndexRow, SavedView
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.recording import system_scope
from tests.worlds import World, allowed, random_world

AWAY = 1_000_000
DAY = timedelta(days=1)
LOOKED_AFTER = {"personnel", "secrecy_office"}


@pytest.fixture
def world(database: None) -> Any:
    made = random_world(11, 24, 90)
    with system_scope("tests.copies.held"):
        closed = [copy for copy in made.copies if copy.label.compartment_id]
        handlers = [person for person in made.people if facts_of(person, made.now).handles]
        for copy, holder in zip(closed, cycle(handlers), strict=False):
            copy.holder, copy.state = holder, State.HELD
            copy.save()
    assert closed
    with writing_scope():
        yield made


def keys(rows: Any) -> set[int]:
    return set(rows.values_list("pk", flat=True))


@pytest.mark.clause("SYS-02")
def test_a_person_is_shown_exactly_what_is_allowed(world: World) -> None:
    for person in world.people:
        facts = facts_of(person, world.now)
        for action in Action:
            plain = {c.pk for c in world.copies if allowed(world, person, action.value, c)}
            for wide in (False, True):
                assert keys(Copy.objects.visible_to(facts, action, wide=wide)) == plain
            some = world.copies[::2]
            assert within_reach(facts, action, some) == plain & {copy.pk for copy in some}
            for copy in world.copies[:9]:
                assert may(facts, action, copy) == (copy.pk in plain)
                assert decide(facts, action, copy.record_facts(world.now)).allowed == (
                    copy.pk in plain
                )


@pytest.mark.clause("SYS-02")
def test_rows_without_a_holder_are_known_to_those_in_the_room_or_scope(world: World) -> None:
    for person in world.people:
        facts = facts_of(person, world.now)
        seen = keys(Document.objects.visible_to(facts, Action.KNOW))
        plain = {c.document_id for c in world.copies if allowed(world, person, "handle", c)}
        assert seen == plain
    document = world.copies[0].document
    assert document.record_facts(world.now).holder is None
    assert Labelled.ROW_POLICY is Action.HANDLE


def test_what_has_no_label_is_within_everybodys_reach(world: World) -> None:
    facts = facts_of(world.people[0], world.now)
    circles = list(Circle.objects.all()[:3])
    assert may(facts, Action.READ, None)
    assert within_reach(facts, Action.READ, circles) == {c.pk for c in circles}
    assert within_reach(facts, Action.READ, []) == set()


@pytest.mark.clause("SYS-02")
def test_the_facts_of_a_person_are_the_rows_that_hold_now(world: World) -> None:
    for person in world.people:
        facts = facts_of(person, world.now)
        held = [c.level for c in Clearance.objects.filter(_now(world), person=person)]
        tops = {
            s: max(x.rank for x in held if x.scheme_id == s) for s in {x.scheme_id for x in held}
        }
        assert facts.person_id == person.pk
        assert facts.active == person.is_active
        assert facts.clearances == tops
        levels = Level.objects.all()
        assert facts.levels == {x.pk for x in levels if x.rank <= tops.get(x.scheme_id, -1)}
        circles = Membership.objects.filter(_now(world), person=person).values_list("circle")
        assert facts.circles == {circle for (circle,) in circles}
        appointed = Appointment.objects.filter(_now(world), person=person)
        assert facts.roles == {"staff", *appointed.values_list("role_code", flat=True)}
        for level in levels:
            cleared = person.is_active and level.rank <= tops.get(level.scheme_id, -1)
            assert is_cleared(person, level, world.now) == cleared


@pytest.mark.clause("SYS-02")
def test_who_holds_one_of_some_roles_is_who_was_appointed_and_is_still_here(world: World) -> None:
    at, roles = world.now, (KEEPER, OFFICE_HEAD)
    with system_scope("tests.people.left"):
        ended, gone = (
            Appointment.objects.create(person=person, role_code=KEEPER.code, since=world.now - DAY)
            for person in world.people[:2]
        )
        ended.until = world.now
        ended.save()
        gone.person.is_active = False
        gone.person.save()
    codes = [role.code for role in roles]
    held = Appointment.objects.filter(_now(world), role_code__in=codes, person__is_active=True)
    plain = set(held.values_list("person", flat=True))
    assert keys(appointed(at, *roles)) == plain
    everybody = Appointment.objects.filter(_now(world), person__is_active=True)
    others = set(everybody.values_list("person", flat=True)) - plain
    assert plain, "somebody holds one of them"
    assert others, "somebody holds another role"
    assert gone.person_id not in plain


def _now(world: World) -> Q:
    return Q(until__isnull=True, since__lte=world.now) | Q(
        until__gt=world.now, since__lte=world.now
    )


def test_a_fact_holds_from_its_first_moment_until_before_its_last(world: World) -> None:
    moment, tick = world.now + timedelta(days=30), timedelta(microseconds=1)
    person, until = world.people[0], moment + timedelta(hours=1)
    with system_scope("tests.circle.joined"):
        circle = Circle.objects.create(kind_of="unit", name="某圈")
        Membership.objects.create(person=person, circle=circle, since=moment, until=until)
    held = [
        circle.pk in facts_of(person, at).circles
        for at in (moment - tick, moment, until - tick, until)
    ]
    assert held == [False, True, True, False]


@pytest.mark.clause("SYS-02")
def test_the_readers_of_a_label_are_those_who_may_read(world: World) -> None:
    people = {p.pk for p in world.people}
    for copy in world.copies[::3]:
        plain = {p.pk for p in world.people if allowed(world, p, "read", copy)}
        assert keys(readers_of(copy.label, world.now)) & people == plain


@pytest.mark.clause("SYS-02")
def test_who_would_read_besides_is_found_before_a_scope_is_widened(world: World) -> None:
    people = [facts_of(person, world.now) for person in world.people]
    known = {facts.person_id for facts in people}
    everywhere = frozenset(Circle.objects.values_list("pk", flat=True))
    circles = list(Circle.objects.filter(name__startswith="11-")[::4])
    for copy in world.copies[::6]:
        label, record = copy.label, facts_of_label(copy.label, world.now)
        able = _readers([_in(facts, everywhere) for facts in people], _wider(record, everywhere))
        assert keys(cleared_for(label, world.now)) & known == able
        for circle in circles:
            more = _readers(people, _wider(record, {circle.pk})) - _readers(people, record)
            assert keys(new_readers(label, circle, world.now)) & known == more


def _readers(people: list[PersonFacts], record: RecordFacts) -> set[int]:
    return {facts.person_id for facts in people if decide(facts, Action.READ, record).allowed}


def _wider(record: RecordFacts, circles: Iterable[int]) -> RecordFacts:
    return replace(record, scope=record.scope | frozenset(circles))


def _in(facts: PersonFacts, circles: frozenset[int]) -> PersonFacts:
    return replace(facts, circles=circles)


@pytest.mark.clause("PER-12", "SYS-06")
def test_rows_about_a_person_are_for_that_person_and_those_who_look_after(
    cast: dict[str, Person], behind_the_doors: Any
) -> None:
    with behind_the_doors():
        rows = Pledge.objects.all()
        everybody, owners = keys(rows), {row.person_id for row in rows}
        for key, person in cast.items():
            facts = facts_of(person, rows[0].since + timedelta(days=1))
            mine = keys(rows.filter(person=person))
            for action in Action:
                own = mine if action is Action.KNOW else set()
                expected = everybody if key in LOOKED_AFTER else own
                assert keys(rows.visible_to(facts, action)) == expected, (key, action)
            gone = replace(facts, active=False)
            assert keys(rows.visible_to(gone, Action.KNOW)) == set()
    assert {"reader"} <= {k for k, p in cast.items() if p.pk in owners}
    assert (Pledge.HOLDER, Pledge.ROW_POLICY) == ("person", Action.KNOW)


@pytest.mark.clause("SYS-02")
def test_what_a_person_finds_by_is_of_the_kind_and_the_action_asked_for(world: World) -> None:
    with system_scope("tests.index.written"):
        for copy in world.copies[:20]:
            others = ("t.copy", "handle", AWAY + copy.pk), ("t.other", "read", copy.pk)
            for kind, action, key in (("t.copy", "read", copy.pk), *others):
                IndexRow.objects.create(
                    kind=kind, key=key, action=action, label=copy.label, words="x"
                )
        IndexRow.objects.create(kind="t.copy", key=AWAY, action="", words="x")
        label = world.copies[0].label
        IndexRow.objects.create(kind="t.copy", key=2 * AWAY, action="", label=label, words="x")
    for person in world.people:
        facts = facts_of(person, world.now)
        for wide in (False, True):
            found = IndexRow.objects.visible_to(facts, "t.copy", "read", wide)
            plain = {c.pk for c in world.copies[:20] if allowed(world, person, "read", c)}
            assert set(found.values_list("key", flat=True)) == plain
            assert found.count() == len(plain)
        harmless = IndexRow.objects.visible_to(facts, "t.copy", "", False)
        assert list(harmless.values_list("key", flat=True)) == [AWAY]


def test_a_saved_view_is_its_owners_until_forgotten(world: World) -> None:
    owner, other = world.people[:2]
    now = {"since": world.now, "register": "copies", "query": ""}
    with system_scope("tests.view.saved"):
        SavedView.objects.create(person=owner, name="在用", **now)
        SavedView.objects.create(person=owner, name="已删", until=world.now, **now)
    for person, names in ((owner, ["在用"]), (other, [])):
        rows = SavedView.objects.visible_to(facts_of(person, world.now), Action.KNOW)
        assert [row.name for row in rows] == names


def test_the_scope_of_a_label_is_what_holds(world: World) -> None:
    for copy in world.copies[:30]:
        facts = facts_of_label(copy.label, world.now, 7)
        circles = Scope.objects.filter(_now(world), label=copy.label).values_list("circle")
        assert facts.scope == {circle for (circle,) in circles}
        assert (facts.scheme, facts.rank) == (copy.label.level.scheme_id, copy.label.level.rank)
        assert (facts.compartment, facts.holder) == (copy.label.compartment_id, 7)
