"""A newer build opens an older organisation: what was sealed before still holds (SYS-03)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddField, CreateModel, RemoveField, RenameField
from django.utils import timezone

from jiyao.domains.carriers.models import Dispatch
from jiyao.foundation.trail.sealing import Traced

# The number of the last migration of each app that the first release knows; 1 where none is named.
FIRST_RELEASE = {
    "access": 4,
    "carriers": 11,
    "duties": 4,
    "imports": 2,
    "procedures": 4,
    "regime": 3,
    "registers": 2,
    "trail": 2,
    "vault": 2,
}


def later_operations(kinds: tuple[type, ...]) -> Iterator[tuple[str, Any]]:
    """Yield the app and each operation of these kinds in migrations after the first release."""
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        if int(name[:4]) > FIRST_RELEASE.get(app, 1):
            for operation in migration.operations:
                if isinstance(operation, kinds):
                    yield app, operation


def traced(app: str, model: str) -> Any:
    found = apps.get_model(app, model)
    return found if issubclass(found, Traced) else None


def sealed_before_the_column_came() -> Dispatch:
    row = Dispatch(method="courier", salt=b"0" * 16)
    older = [name for name in row.sealed_fields() if name != "lost_at"]
    row.seal = row.digest(older)
    return row


@pytest.mark.clause("SYS-03")
def test_a_row_sealed_before_a_column_was_added_holds() -> None:
    assert sealed_before_the_column_came().seal_holds()


@pytest.mark.clause("SYS-03")
@pytest.mark.parametrize(
    ("column", "value"),
    [("lost_at", timezone.now() - timedelta(days=1)), ("method", "by hand"), ("receipt", "1")],
)
def test_nothing_can_be_written_into_it_behind_the_trail_s_back(column: str, value: Any) -> None:
    row = sealed_before_the_column_came()
    setattr(row, column, value)
    assert not row.seal_holds()


def test_columns_that_came_later_say_so() -> None:
    born = {(a, op.name.lower()) for a, op in later_operations((CreateModel,))}
    for app, added in later_operations((AddField,)):
        model = traced(app, added.model_name)
        if model and (app, added.model_name) not in born:
            assert added.name in model.ADDED, f"{model.__name__}.{added.name}: name it in ADDED"


def test_no_sealed_column_ever_goes_or_changes_its_name() -> None:
    gone = [
        op for app, op in later_operations((RemoveField, RenameField)) if traced(app, op.model_name)
    ]
    assert gone == []
