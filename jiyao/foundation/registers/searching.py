"""Searching a register: what may be found by whom, and two ways to find it.

A title is found by who may read it, handled fields by who may handle them, and so on: each kind of
row is found by its own action. Few hits are taken from the full-text index and lead to the rows;
where there are many, the rows are walked in their order and each is looked at, so that a page is
full soon (compare docs/adr/0005-two-plans.md).
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.registers.full_text import found_in
from jiyao.foundation.registers.models import IndexRow
from jiyao.foundation.registers.words import Piece, terms_of

FEW = 500


@dataclass(frozen=True)
class Searched:
    """What a model's rows are found by.

    numbers: fields that may be found at every level; words: free text, found at the internal level
    and below; key: the column with the key of the row that it leads to.
    """

    model: Any
    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    key: str = "id"

    @property
    def kind(self) -> str:
        """The kind of its rows, such as `carriers.copy`."""
        return str(self.model.kind())

    @property
    def action(self) -> str:
        """What one must be allowed to do with a row to find it; nothing for one without label."""
        return str(self.model.ROW_POLICY) if issubclass(self.model, Labelled) else ""


SEARCHED: dict[str, Searched] = {}


def searched(model: Any, **what: Any) -> Searched:
    """Declare what a model's rows are found by; see `Searched`. Raises ValueError if twice."""
    declared = Searched(model, **what)
    for name in (declared.key, *declared.numbers, *declared.words):
        model._meta.get_field(name)
    if SEARCHED.setdefault(declared.kind, declared) is not declared:
        raise ValueError(declared.kind)
    return declared


def matching(
    rows: Any, search: dict[str, tuple[Searched, ...]], asked: str, person: PersonFacts, wide: bool
) -> Any:
    """Return the rows in which every term stands in something that the person may find.

    search: column of the rows → what leads to it. Asks once a term and kind, whatever is found.
    """
    terms = terms_of(asked)
    if not terms:
        return rows.none()
    for pieces in terms:
        found = Q(pk__in=[])
        for column, kinds in search.items():
            for what in kinds:
                found |= _led_to(column, what, pieces, person, wide)
        rows = rows.filter(found)
    return rows


def _led_to(column: str, what: Searched, pieces: list[Piece], person: PersonFacts, wide: bool) -> Q:
    hits = IndexRow.objects.visible_to(person, what.kind, what.action, wide)
    for piece in pieces:
        hits = hits.filter(words__contains=piece.needle)
    indexed = not _starts_from_scopes(what, person, wide)
    first = found_in(hits, what.kind, pieces, FEW + 1) if indexed else hits
    keys = list(first.order_by().values_list("key", flat=True)[: FEW + 1])
    if len(keys) <= FEW:
        return Q(**{f"{column}__in": keys})
    # A single value, not EXISTS: PostgreSQL would gather all hits in a hash for one page of rows.
    return Q(**{column: Subquery(hits.filter(key=OuterRef(column)).values("key")[:1])})


def _starts_from_scopes(what: Searched, person: PersonFacts, wide: bool) -> bool:
    """Whether the person sees so little of it that all of that is looked at, without the index."""
    if not what.action or wide:
        return False
    return what.action == Action.READ or not person.handles
