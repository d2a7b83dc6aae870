"""What a register can be sorted by: an indexed column without nulls, or one made so by `OrElse`.

A date that is mostly missing stays a null in the register, because a date that never was would
stand under the seal. The order alone puts a value in its place, and the index holds that.
"""

from typing import Any

from django.db.models import DateTimeField, F, Func

FAR = "9999-12-31 00:00:00"
KEY = "sort_key"


class OrElse(Func):
    """A column that may be null, with a value that sorts in the place of nothing.

    column: its name; instead: `FAR` or another plain constant. The index names the same expression,
    `Index(OrElse("due_at", FAR), "id", name=…)`: the value is written into the statement because
    SQLite uses such an index only for the very same text, never for a bound value.
    """

    template = "COALESCE(%(expressions)s, '%(instead)s')"
    arity = 1

    def __init__(self, column: Any, instead: str = "", **extra: Any) -> None:
        if "'" in instead or "%" in instead:
            raise ValueError(instead)
        super().__init__(column, instead=instead, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        """Write dates with their zone, so that index and statement mean the same moment."""
        if isinstance(self.output_field, DateTimeField):
            context["template"] = "COALESCE(%(expressions)s, '%(instead)s+00'::timestamptz)"
        return self.as_sql(compiler, connection, **context)


Sorting = str | OrElse


def sorted_rows(rows: Any, by: Sorting) -> Any:
    """Return the rows with what they are sorted by as `sort_key`."""
    return rows.annotate(**{KEY: F(by) if isinstance(by, str) else by})


def is_indexed(model: Any, by: Sorting) -> bool:
    """Whether an index of the model begins with this column or expression."""
    if isinstance(by, str):
        field = model._meta.get_field(by)
        first = [index.fields[0].lstrip("-") for index in model._meta.indexes if index.fields]
        return not field.null and (field.db_index or field.unique or by in first)
    return any(index.expressions[:1] == (by,) for index in model._meta.indexes)
