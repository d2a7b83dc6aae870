"""A newer build opens an older organisation: what was sealed before still holds (SYS-03)."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.migrations import Migration, RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddField, CreateModel, RemoveField, RenameField
from django.utils import timezone

from jiyao.domains.carriers.models import Dispatch
from jiyao.foundation.backup.tests.machines import VENDOR, empty_machine, run, shape_of
from jiyao.foundation.store import tables
from jiyao.foundation.trail.sealing import Traced
from jiyao.foundation.trail.seals import traced_models
from tests.whole import WHOLE

OURS = {model._meta.app_label for model in traced_models()}
FIRST_RELEASE = {"0001_initial", "0002_row_security", "0002_triggers"}


def later_operations(kinds: tuple[type, ...]) -> Iterator[tuple[str, Any]]:
    """Yield the app and each operation of these kinds in migrations after the first release."""
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        if app in OURS and name not in FIRST_RELEASE:
            for operation in migration.operations:
                if isinstance(operation, kinds):
                    yield app, operation


def traced(app: str, model: str) -> Any:
    found = apps.get_model(app, model)
    return found if issubclass(found, Traced) else None


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> Dispatch:
    """A row that was sealed before the column `lost_at` came."""
    monkeypatch.setattr(Dispatch, "ADDED", ("lost_at",))
    row = Dispatch(method="courier", salt=b"0" * 16)
    columns = [name for name in row.sealed_fields() if name != "lost_at"]
    row.seal = row.digest(columns)
    return row


@pytest.mark.clause("SYS-03")
def test_a_row_sealed_before_a_column_was_added_holds(older: Dispatch) -> None:
    assert older.seal_holds()


@pytest.mark.clause("SYS-03")
@pytest.mark.parametrize(
    ("column", "value"),
    [("lost_at", timezone.now() - timedelta(days=1)), ("method", "by hand"), ("receipt", "1")],
)
def test_nothing_can_be_written_into_it_behind_the_trail_s_back(
    older: Dispatch, column: str, value: Any
) -> None:
    setattr(older, column, value)
    assert not older.seal_holds()


def test_columns_that_came_later_say_so() -> None:
    born = {(app, op.name.lower()) for app, op in later_operations((CreateModel,))}
    unsaid = [
        (app, op.model_name, op.name)
        for app, op in later_operations((AddField,))
        if (app, op.model_name) not in born
        and (model := traced(app, op.model_name))
        and op.name not in model.ADDED
    ]
    assert unsaid == []


def test_no_sealed_column_ever_goes_or_changes_its_name() -> None:
    later = later_operations((RemoveField, RenameField))
    assert [op for app, op in later if traced(app, op.model_name)] == []


def laid_out_by_migrations(machine: Any) -> None:
    environment = {**machine.environment, "JIYAO_AS": "owner"}
    words = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(words, env=environment, check=True)


def tables_of(machine: Any) -> list[list[str]]:
    """Return the shape of a database, whatever the order of the columns.

    Left out are rights and values, which come later, and one table of Django's own that nothing
    uses: whether its key is an integer or a long one depends on the way.
    """
    found = shape_of(machine)
    if VENDOR == "postgresql":
        left_out = ("jiyao_", "_id_seq", "auth_group_permissions")
        return [[row for row in rows if not any(w in row for w in left_out)] for rows in found]
    return [sorted(" ".join(sorted(re.findall(r"\w+", row))) for row in rows) for rows in found]


@pytest.mark.skipif(not WHOLE, reason="takes minutes: make check")
def test_tables_laid_out_at_once_are_those_that_the_migrations_make_one_by_one() -> None:
    with empty_machine() as quick, empty_machine() as slow:
        assert run(quick, "setup").returncode == 0
        laid_out_by_migrations(slow)
        assert tables_of(quick) == tables_of(slow)


@pytest.mark.parametrize(("app", "refused"), [("trail", True), ("contenttypes", False)])
def test_a_step_of_ours_that_changes_rows_is_not_left_out_in_silence(
    app: str, refused: bool
) -> None:
    migration = Migration("0009_rows", app)
    migration.operations = [RunPython(RunPython.noop)]
    if refused:
        with pytest.raises(TypeError, match="0009_rows"):
            list(tables._own_steps([(migration, False)]))
    else:
        assert not list(tables._own_steps([(migration, False)]))
