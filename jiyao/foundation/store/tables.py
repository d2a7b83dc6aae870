"""All tables of an empty database at once, as every migration would leave them, one by one.

Django works out the whole state anew for each step of a migration, which takes many times as long.
The steps of our own (row-level security, triggers, functions, full text) run in their order.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

BY_DJANGO = "django.db.migrations.operations"
OURS = "jiyao."
RECORD = "django_migrations"


def is_empty(connection: Any) -> bool:
    """Whether nothing was ever laid out in the database."""
    return set(connection.introspection.table_names()) <= {RECORD} and not _applied(connection)


def lay_out_at_once(connection: Any) -> None:
    """Create every table of an empty database, whole or not at all."""
    executor, nothing = MigrationExecutor(connection), ProjectState()
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    executor.recorder.ensure_schema()
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        for statement in editor.deferred_sql:
            editor.execute(statement)
        editor.deferred_sql.clear()
        for migration, operation in _own_steps(plan):
            operation.database_forwards(migration.app_label, editor, nothing, nothing)
        for migration, _backwards in plan:
            executor.recorder.record_applied(migration.app_label, migration.name)


def bring_up_to_date(connection: Any) -> None:
    """Carry out the migrations that a database lacks; killed, it goes on where it was."""
    executor = WholeMigrations(connection)
    executor.loader.check_consistent_history(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


class WholeMigrations(MigrationExecutor):
    """Carries out each migration together with the record of it: Django may end in between."""

    def apply_migration(self, *args: Any, **kwargs: Any) -> Any:
        self.connection.disable_constraint_checking()
        try:
            with transaction.atomic(using=self.connection.alias):
                return super().apply_migration(*args, **kwargs)
        finally:
            self.connection.enable_constraint_checking()


def _own_steps(plan: list[Any]) -> Iterator[tuple[Any, Operation]]:
    """Yield what is more than a table; Django's own steps that change rows find none here."""
    for migration, _backwards in plan:
        ours = apps.get_app_config(migration.app_label).name.startswith(OURS)
        for operation in migration.operations:
            if isinstance(operation, RunSQL) or (ours and isinstance(operation, RunPython)):
                raise TypeError(f"{migration}: a step that no class of its own names")
            if not type(operation).__module__.startswith(BY_DJANGO):
                yield migration, operation


def _applied(connection: Any) -> Any:
    return MigrationRecorder(connection).applied_migrations()
