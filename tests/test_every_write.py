"""No row is written without an entry: every model, every table, every way of writing."""

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connections, transaction
from django.db.models import Model
from django.utils import timezone

from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.store.aliases import ACT, READ
from jiyao.foundation.store.guard import BOOKKEEPING, UnrecordedWrite
from jiyao.foundation.trail.recording import NoActUnderWay, Unrecorded, acting, system_scope
from jiyao.foundation.trail.sealing import Traced, Unsealable

OURS = [m for m in apps.get_models() if m.__module__.startswith("jiyao.")]
THE_TRAIL_ITSELF = {"session", "remembered", "entry", "manifest", "checkpoint", "node"}
MADE_OF_SEALED_ROWS = {"indexrow"}
TABLES = sorted(m._meta.db_table for m in apps.get_models(include_auto_created=True))


def traced() -> list[type[Traced]]:
    return [m for m in OURS if issubclass(m, Traced)]


def test_every_model_is_traced_but_the_trail_itself_and_what_is_made_of_it() -> None:
    untraced = {m._meta.model_name for m in OURS if not issubclass(m, Traced)}
    assert untraced == THE_TRAIL_ITSELF | MADE_OF_SEALED_ROWS


@pytest.mark.clause("SYS-03", "DOC-15")
@pytest.mark.parametrize("model", traced(), ids=lambda m: m.kind())
def test_a_row_cannot_be_written_outside_an_act(
    model: type[Traced], untouched_database: None
) -> None:
    with pytest.raises(NoActUnderWay):
        model().save()
    with pytest.raises(NoActUnderWay):
        model._default_manager.bulk_create([model()])
    for way in (lambda rows: rows.update(), lambda rows: rows.delete()):
        with pytest.raises(Unsealable):
            way(model._default_manager.all())
    with pytest.raises(Unsealable):
        model._default_manager.bulk_update([], [])
    with pytest.raises(Unsealable):
        model().delete()


@pytest.mark.clause("SYS-03")
@pytest.mark.parametrize("table", TABLES)
def test_a_statement_outside_an_act_is_refused(table: str, untouched_database: None) -> None:
    with connections[ACT].cursor() as cursor:
        for statement in (f"DELETE FROM {table}", f"INSERT INTO {table} DEFAULT VALUES"):
            if table.startswith(BOOKKEEPING):
                continue
            with pytest.raises(UnrecordedWrite):
                cursor.execute(statement)


@pytest.mark.clause("SYS-02")
@pytest.mark.parametrize("table", TABLES)
def test_the_alias_that_reads_cannot_write(table: str, untouched_database: None) -> None:
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(using=READ),
            connections[READ].cursor() as cursor,
        ):
            cursor.execute(statement)


def test_an_act_that_leaves_no_entry_is_undone(cast: Any, behind_the_doors: Any) -> None:
    person = cast["reader"]
    person.position = "改过"
    with pytest.raises(Unrecorded), acting("K0101"):
        person.save()
    with behind_the_doors():
        assert type(person).objects.get(pk=person.pk).position != "改过"


@pytest.mark.clause("SYS-03")
def test_every_row_of_the_cast_carries_a_seal_that_its_entry_knows(
    copy: Any, behind_the_doors: Any
) -> None:
    from jiyao.foundation.trail.models import Entry, Manifest

    with behind_the_doors():
        said = b"".join(
            bytes(data)
            for data in (
                *Entry.objects.values_list("body", flat=True),
                *Manifest.objects.values_list("rows", flat=True),
            )
        )
        rows: list[Any] = [row for model in traced() for row in model._default_manager.all()]
        assert len(rows) > 100
        assert all(row.seal_holds() for row in rows)
        assert all(bytes(row.seal).hex().encode() in said for row in rows)


def test_a_seal_holds_in_whatever_order_the_database_gives_keys_back(database: None) -> None:
    with system_scope("tests.setting.chosen"):
        row = SettingValue.objects.create(
            code="tests", value={"first": 1, "a": [{"z": 1, "b": 2}]}, since=timezone.now()
        )
    row.value = {"a": [{"b": 2, "z": 1}], "first": 1}
    assert row.seal_holds()
    row.value = {"a": [{"b": 2, "z": 1}], "first": 2}
    assert not row.seal_holds()


def test_a_row_changed_behind_the_back_no_longer_holds(cast: Any, behind_the_doors: Any) -> None:
    person: Model = cast["reader"]
    with behind_the_doors(), connections[ACT].cursor() as cursor:
        cursor.execute("UPDATE people_person SET position = 'x' WHERE id = %s", [person.pk])
        changed = type(person).objects.get(pk=person.pk)
    assert not changed.seal_holds()


def test_time_is_not_passed_in(cast: Any, new_entries: Any) -> None:
    before = timezone.now()
    with acting("K0101") as act:
        act.record("tests.nothing.done", "done")
    [entry] = new_entries("tests.nothing.done")
    assert before.strftime("%Y-%m-%dT%H:%M:%S.%fZ") <= entry["at"]
    assert act.recorded_at >= before
