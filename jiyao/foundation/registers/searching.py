"""Searching a register: what may be found by whom, and two ways to find it.

A title is found by who may read it, handled fields by who may handle them, and so on: each kind of
row is found by its own action. Few hits are taken from the full-text index and lead to the rows;
where there are many, the rows are walked in their order and each is looked at, so that a page is
full soon (compare docs/adr/0005-two-plans.md). Whether a word is common is guessed from a few rows
that the person may find: the index would be asked for all its hits before it gives the first.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.registers.full_text import found_in
from jiyao.foundation.registers.models import IndexRow
from jiyao.foundation.registers.words import Piece, terms_of

FEW = 500
# A word is common when it stands in one of so many rows; so many rows are enough to tell.
COMMON, SAMPLED, ENOUGH = 20, 100, 50


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
    leading = [(column, what) for column, kinds in search.items() for what in kinds]
    for pieces in terms:
        walked = _is_common([what for _column, what in leading], pieces, person, wide)
        found = Q(pk__in=[])
        for column, what in leading:
            found |= _led_to(column, what, pieces, person, wide, walked)
        rows = rows.filter(found)
    return rows


def _is_common(kinds: list[Searched], pieces: list[Piece], person: PersonFacts, wide: bool) -> bool:
    """Guess whether a term stands in many rows of one of the kinds, from rows under a few labels.

    Without labels, or where all that the person sees is looked at anyway, it is not guessed.
    """
    asked = [k.kind for k in kinds if k.action and not _starts_from_scopes(k, person, wide)]
    if not asked:
        return False
    # What may be read may be handled and known; who handles without reading is asked for no titles.
    action = Action.READ if wide else Action.HANDLE
    # Asked at both ends: rows that lie together may be of one matter.
    return all(_stands_often(asked, pieces, person, action, newest) for newest in (True, False))


def _stands_often(
    kinds: list[str], pieces: list[Piece], person: PersonFacts, action: Action, newest: bool
) -> bool:
    rows = IndexRow.objects.sample(person, kinds, action, SAMPLED, newest).order_by()
    counted = rows.values("kind").annotate(
        of=Count("pk"), hits=Count("pk", filter=_holding(pieces))
    )
    found = counted.values_list("of", "hits")
    return any(of >= ENOUGH and hits * COMMON >= of for of, hits in found)


def _holding(pieces: list[Piece]) -> Q:
    return Q(*[Q(words__contains=piece.needle) for piece in pieces])


def _led_to(
    column: str,
    what: Searched,
    pieces: list[Piece],
    person: PersonFacts,
    wide: bool,
    walked: bool,
) -> Q:
    hits = IndexRow.objects.visible_to(person, what.kind, what.action, wide)
    hits = hits.filter(_holding(pieces))
    if not walked:
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
