"""The first rows of a long list."""

from typing import Any


def first_of(rows: Any, most: int) -> list[Any]:
    """Return the first rows of an ordered queryset, at most `most`, in two statements.

    Their keys are chosen before what is read beside them: joined to small tables, PostgreSQL
    would rather sort all rows than walk the index that has them in order. The keys are written out
    in the second statement, since with the first inside it both would be planned as one again.
    """
    bare = rows.select_related(None).prefetch_related(None)
    keys = list(bare.values_list("pk", flat=True)[:most])
    return list(rows.filter(pk__in=keys)) if keys else []
