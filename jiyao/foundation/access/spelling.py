"""A condition on the label of a row, spelled out in SQL once and set into every statement.

To build the predicate anew for each statement of a page takes longer than to ask it; its words are
the same for all tables, but for the column that leads to the label.
"""

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, Expression, F, QuerySet
from django.db.models.expressions import RawSQL

LABEL = "{label}"


class OfLabel(Expression):
    """A condition on the label of a row.

    words: SQL in which LABEL stands for the row's column; parameters: what it asks with.
    """

    output_field = BooleanField()

    def __init__(self, words: str, parameters: tuple[Any, ...]) -> None:
        super().__init__()
        self.words = words
        self.parameters = parameters
        self.label: Any = F("label")

    def get_source_expressions(self) -> list[Any]:
        return [self.label]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        [self.label] = exprs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, _none = compiler.compile(self.label)
        return self.words.replace(LABEL, column), self.parameters


def the_label() -> RawSQL:
    """Return what stands for the row's label in a subquery that is to be spelled out."""
    return RawSQL(LABEL, ())  # noqa: S611 - a word of our own, replaced before anything is asked


def one_of(rows: QuerySet[Any]) -> OfLabel:
    """Ask whether the label is one of a subquery's, which is asked once.

    On PostgreSQL `= ANY(ARRAY(…))` lets the planner start from the index even inside an OR, where
    `IN (…)` becomes a filter over the whole table; see docs/adr/0005-two-plans.md, bench/readers.
    """
    words, parameters = _spelled(rows)
    if connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
        return OfLabel(f"{LABEL} = ANY(ARRAY({words}))", parameters)
    return OfLabel(f"{LABEL} IN ({words})", parameters)


def lets(rows: QuerySet[Any], by: str = "") -> OfLabel:
    """Ask row by row whether a subquery about `the_label()` finds one.

    Unlike EXISTS, PostgreSQL cannot turn this into a hash of the whole table, and unlike a
    comparison with what is found, it expects half of the rows to pass, so that it walks an index
    in the order of a page instead of sorting everything.

    by: the index that holds all that is asked; SQLite looks at the row itself wherever it knows the
    key, which is a page of the file for every label.
    """
    words, parameters = _spelled(rows)
    if by and connections[DEFAULT_DB_ALIAS].vendor == "sqlite":
        table = f'FROM "{rows.model._meta.db_table}"'
        words = words.replace(table, f'{table} INDEXED BY "{by}"')
    return OfLabel(f"({words})", parameters)


def _spelled(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    words, parameters = rows.query.get_compiler(DEFAULT_DB_ALIAS, elide_empty=False).as_sql()
    return words, tuple(parameters)
