"""The lookup `among`: a foreign key is one of the rows of a subquery, asked for once.

On PostgreSQL `= ANY(ARRAY(…))` lets the planner start from the index even inside an OR, where
`IN (…)` becomes a filter over the whole table; see docs/adr/0005-two-plans.md and bench/readers.
"""

from typing import Any

from django.db.models import ForeignKey, Lookup, QuerySet


@ForeignKey.register_lookup
class Among(Lookup):
    """`label__among=rows.values("label")`."""

    lookup_name = "among"
    prepare_rhs = False

    def get_prep_lookup(self) -> Any:
        return self.rhs.query if isinstance(self.rhs, QuerySet) else self.rhs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        column, _none = self.process_lhs(compiler, connection)
        rows, parameters = compiler.compile(self.rhs)
        if connection.vendor == "postgresql":
            return f"{column} = ANY(ARRAY{rows})", parameters
        return f"{column} IN {rows}", parameters
