"""The lookup `spelled`: equal to a word that is written into the statement itself.

SQLite uses an index with a condition only for the very same text, never for a bound value:
`Index(…, condition=~Q(state__spelled="signed"))` and `exclude(state__spelled="signed")` agree.
"""

from typing import Any

from django.db.models import CharField
from django.db.models.lookups import Exact


@CharField.register_lookup
class Spelled(Exact):
    """Equal to a plain word of our own. Raises ValueError for anything else."""

    lookup_name = "spelled"

    def process_rhs(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        word = str(self.rhs)
        if not word.isidentifier():
            raise ValueError(word)
        return f"'{word}'", ()

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        return f"= {rhs}"
