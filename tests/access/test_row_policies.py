"""Each row policy of PostgreSQL by itself, beside the same rule in plain words (docs/adr/0004)."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle
from typing import Any

import psycopg
import pytest
from django.db import connections

from jiyao.domains.carriers.models import Content, Document
from jiyao.domains.training.models import Course, FollowUp, Question, Solution, TrainingYear
from jiyao.foundation.access.models import (
    Appointment,
    Clearance,
    CompartmentMember,
    Label,
    Scope,
)
from jiyao.foundation.people.models import Membership, Person
from jiyao.foundation.procedures.models import LateBooking
from jiyao.foundation.registers.full_text import found_in, lexemes
from jiyao.foundation.registers.models import IndexRow, SavedView
from jiyao.foundation.registers.words import terms_of, tokens_of
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.recording import system_scope
from tests.databases import LIVE
from tests.settings import CLUSTER
from tests.worlds import World, _holding, allowed, random_world

ADMINISTRATORS = {"system", "security", "audit"}
LOOKING_AFTER = {"personnel", "secrecy_office"}
ACTIONS = ("know", "handle", "read")
Rule = Callable[[Person, Any], bool]


@pytest.fixture
def world(database: None) -> World:
    if connections["default"].vendor != "postgresql":
        pytest.skip("row-level security is PostgreSQL's")
    made = random_world(5, 24, 72)
    with system_scope("tests.rows.made"):
        _add_people(made)
        _add_rows(made)
    return made


def _add_people(world: World) -> None:
    """Let some look after people: now, no more, not yet, removed, and besides an administration."""
    day = timedelta(days=1)
    dates = [
        {"since": world.now - day},
        {"since": world.now - day},
        {"since": world.now - day},
        {"since": world.now - day, "until": world.now},
        {"since": world.now + day},
    ]
    world.people[1].is_active = False
    world.people[1].save()
    for person, dated in zip(world.people, dates, strict=False):
        Appointment.objects.create(person=person, role_code="personnel", **dated)
    Appointment.objects.create(person=world.people[2], role_code="audit", since=world.now - day)
    scope = Scope.objects.filter(label=world.copies[0].label).first()
    Membership.objects.create(person=world.people[1], circle=scope.circle, since=world.now - day)


def _add_rows(world: World) -> None:
    supervisors = cycle(world.people[::-1])
    for person in world.people:
        TrainingYear.objects.create(person=person, year=2001, opened_at=world.now)
        SavedView.objects.create(person=person, register="copies", name="视图", since=world.now)
        FollowUp.objects.create(
            person=person,
            supervisor=next(supervisors),
            entered_on=date(2026, 1, 1),
            begun_at=world.now,
            set_by=person,
        )
    course = Course.objects.create(title="某课", minutes=1, since=world.now)
    question = Question.objects.create(course=course, kind_of="truth", text="某题", since=world.now)
    Solution.objects.create(question=question)
    holders = cycle(world.people)
    for n, copy in enumerate(world.copies):
        Content.objects.create(document=copy.document, label=copy.label, title="某题")
        label = copy.label if n % 4 else None
        LateBooking.objects.create(
            label=label, by=next(holders), happened_at=world.now, source="某纸"
        )
        for action in ACTIONS:
            IndexRow.objects.create(
                kind=f"t.{action}",
                key=n,
                action=action,
                label=label,
                holder=next(holders) if n % 3 == 0 else None,
                words=tokens_of(["某题"]),
            )


def telling(world: World) -> dict[Any, Rule]:
    """Return for each table who sees one of its rows when no filter of the application helps."""
    labelled = {copy.label_id: copy for copy in world.copies}

    def may(person: Person, action: str, label: int | None) -> bool:
        return label is not None and allowed(world, person, action, labelled[label])

    def roles(person: Person) -> set[str]:
        return {a.role_code for a in _holding(Appointment, world.now, person=person)}

    def official(person: Person) -> bool:
        return person.is_active and bool(roles(person))

    def looks_after(person: Person) -> bool:
        held = roles(person)
        return person.is_active and bool(held & LOOKING_AFTER) and not held & ADMINISTRATORS

    def mine(person: Person, row: Any) -> bool:
        return person.is_active and row.person_id == person.pk

    def circles(person: Person) -> set[int]:
        return {m.circle_id for m in _holding(Membership, world.now, person=person)}

    def supervised(person: Person, row: Any) -> bool:
        return person.is_active and row.supervisor_id == person.pk

    def about(person: Person, row: Any) -> bool:
        held = person.is_active and row.by_id == person.pk
        nothing = row.label_id is None and official(person)
        return held or nothing or may(person, "handle", row.label_id)

    def indexed(person: Person, row: Any) -> bool:
        held = row.action == "know" and person.is_active and row.holder_id == person.pk
        for_all = row.label_id is None and person.is_active
        action = "read" if row.action == "read" else "handle"
        return held or for_all or may(person, action, row.label_id)

    return {
        Label: lambda p, row: may(p, "handle", row.pk),
        Scope: lambda p, row: official(p) or (p.is_active and row.circle_id in circles(p)),
        Clearance: lambda p, row: official(p) or mine(p, row),
        CompartmentMember: lambda p, row: official(p) or mine(p, row),
        Document: lambda p, row: may(p, "handle", row.label_id),
        Content: lambda p, row: may(p, "read", row.label_id),
        SavedView: mine,
        TrainingYear: lambda p, row: looks_after(p) or mine(p, row),
        FollowUp: lambda p, row: looks_after(p) or mine(p, row) or supervised(p, row),
        Solution: lambda _p, _row: False,
        LateBooking: about,
        IndexRow: indexed,
    }


@pytest.mark.clause("SYS-02", "SYS-06", "PER-12")
def test_the_bare_tables_show_what_their_policy_says_in_words(world: World) -> None:
    for model, sees in telling(world).items():
        with writing_scope():
            rows = [row for row in model.objects.all() if _is_of(world, row)]
        assert rows
        for person in world.people:
            with reading_as(person.pk):
                bare = set(model.objects.values_list("pk", flat=True))
            with writing_scope():
                plain = {row.pk for row in rows if sees(person, row)}
            assert bare & {row.pk for row in rows} == plain, (model.__name__, person.number)


def _is_of(world: World, row: Any) -> bool:
    """Whether a row was made for the world: the cast of the tests has rows of its own."""
    labels = {copy.label_id for copy in world.copies}
    if isinstance(row, Label):
        return row.pk in labels
    if isinstance(row, Scope | Document | Content):
        return row.label_id in labels
    return True


@pytest.mark.clause("SYS-02")
def test_the_full_text_index_finds_what_the_policy_shows(world: World) -> None:
    [term] = terms_of("某题")
    sees = telling(world)[IndexRow]
    with writing_scope():
        rows = list(IndexRow.objects.filter(kind__startswith="t."))
    for person in world.people:
        for action in ACTIONS:
            with reading_as(person.pk):
                bare = found_in(IndexRow.objects.order_by(), f"t.{action}", term, 10_000)
                found = set(bare.values_list("pk", flat=True))
                found_by_owner = asked_of_the_owner(f"t.{action}", term)
            with writing_scope():
                plain = {row.pk for row in rows if row.action == action and sees(person, row)}
            assert found == found_by_owner == plain, (person.number, action)


def asked_of_the_owner(kind: str, pieces: Any) -> set[int]:
    """Return what the owner's function finds by itself, behind no policy of the table."""
    needles = [f"%{piece.needle}%" for piece in pieces]
    with connections["default"].cursor() as cursor:
        asked = [lexemes(kind, pieces), needles, 10_000]
        cursor.execute("SELECT jiyao_found(%s::tsquery, %s, %s)", asked)
        return {key for (key,) in cursor.fetchall()}


@pytest.mark.clause("SYS-02")
def test_without_a_person_no_policy_shows_a_row(world: World) -> None:
    with reading_as(None):
        assert {model.__name__: model.objects.count() for model in telling(world)} == {
            model.__name__: 0 for model in telling(world)
        }


MOMENTS = (
    ("now()", "NULL", True),
    ("now() + interval '1 microsecond'", "NULL", False),
    ("now() - interval '1 day'", "now()", False),
    ("now() - interval '1 day'", "now() + interval '1 microsecond'", True),
)


@pytest.mark.clause("SYS-02")
@pytest.mark.parametrize(("since", "until", "held"), MOMENTS)
def test_a_fact_holds_from_its_first_moment_until_before_its_last(
    world: World, since: str, until: str, held: bool
) -> None:
    with writing_scope():
        row = Membership.objects.filter(person__in=world.people, person__is_active=True)[0]
    change = f"UPDATE people_membership SET since = {since}, until = {until} WHERE id = %s"
    where = dict(part.split("=", 1) for part in CLUSTER.split("&"))
    with psycopg.connect(user="postgres", dbname=LIVE, **where) as link:
        link.execute("SELECT set_config('jiyao.person', %s, true)", [str(row.person_id)])
        link.execute(change.encode(), [row.pk])
        [circles] = link.execute("SELECT jiyao_circles()").fetchone() or [[]]
        link.rollback()
    assert (row.circle_id in circles) == held
