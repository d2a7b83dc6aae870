"""Inserting many new rows at once, of one model and with all values at hand.

The ORM's own `bulk_create` spends most of its time on what such rows do not need; compare
`python -m bench.imports`, which inserts the same rows both ways.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from django.db import connections, models

# SQLite takes 32,766 parameters, PostgreSQL 65,535; a statement of a hundred rows gains no more.
AT_ONCE = 100
PARAMETERS = 30_000
Row = TypeVar("Row", bound=models.Model)
AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)


def insert(rows: list[Any], using: str, instead: str = "") -> None:
    """Insert new rows of one model, all with their values at hand, and give each its key.

    instead: what is done where a row stands already (`ON CONFLICT …`); the keys come then too.
    """
    if not rows:
        return
    model: Any = type(rows[0])
    for part in _parts(rows, min(PARAMETERS // len(_fields(model)), AT_ONCE)):
        values = [value for row in part for value in _values(row, connections[using])]
        with connections[using].cursor() as cursor:
            cursor.execute(_statement(model, len(part), connections[using].vendor, instead), values)
            keys = cursor.fetchall()
        for row, (key,) in zip(part, keys, strict=True):
            row.pk = key
            row._state.adding = False
            row._state.db = using


def begun(model: type[Row], **columns: Any) -> Row:
    """Return a new row of the model from values by column, as its constructor does but quicker.

    Columns that are not named get their defaults; a related row is named by its key (`copy_id`).
    """
    return model(*[columns[name] if name in columns else new() for name, new in _defaults(model)])


@cache
def _defaults(model: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.attname, field.get_default) for field in model._meta.concrete_fields)


def _parts(rows: list[Any], size: int) -> Iterator[list[Any]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


@cache
def _fields(model: Any) -> tuple[tuple[str, Any, bool], ...]:
    """The columns to be filled: name in memory, field, whether simple values go as they are."""
    fields = (field for field in model._meta.concrete_fields if not field.primary_key)
    return tuple((field.attname, field, isinstance(field, AS_THEY_ARE)) for field in fields)


@cache
def _statement(model: Any, count: int, vendor: str, instead: str) -> str:
    columns = ", ".join(f'"{field.column}"' for _name, field, _simple in _fields(model))
    places = f"({', '.join(['%s'] * len(_fields(model)))})"
    return (
        f'INSERT INTO "{model._meta.db_table}" ({columns})'  # noqa: S608 - names of our own
        f" VALUES {', '.join([places] * count)} {instead} RETURNING id"
    )


def _values(row: Any, connection: Any) -> Iterator[Any]:
    model: Any = type(row)
    adapt = connection.ops.adapt_datetimefield_value
    for name, field, simple in _fields(model):
        value = getattr(row, name)
        kind = type(value)
        if simple and (value is None or kind in (str, int)):
            yield value
        elif kind is datetime and value.tzinfo is UTC:
            yield adapt(value)
        else:
            yield field.get_db_prep_save(value, connection)
