"""What the record of a duty or a request is called, besides its number."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps

from jiyao.foundation.access.decisions import Action, PersonFacts

TITLED: dict[str, Callable[[list[Any], PersonFacts], object]] = {}


def titled(model: Any, add: Callable[[list[Any], PersonFacts], object]) -> None:
    """Declare what puts `title` on the rows of a labelled model, as far as a person may read it."""
    TITLED[model.kind()] = add


def add_record_titles(rows: Iterable[Any], person: PersonFacts) -> None:
    """Put `record_title` on each duty or request: nothing where the person may not see the record.

    A fixed number of queries for each kind of record.
    """
    kinds = defaultdict(set)
    for row in rows:
        kinds[row.subject_kind].add(row.subject_ref)
    titles: dict[Any, str] = {}
    for kind, refs in kinds.items():
        titles |= _titles(kind, refs, person)
    for row in rows:
        row.record_title = titles.get(row.subject_ref, "")


def title_of(kind: str, ref: Any, person: PersonFacts) -> str:
    """Return what one record is called; nothing where it has no title or may not be read."""
    return _titles(kind, {ref}, person, Action.READ).get(ref, "")


def _titles(
    kind: str, refs: set[Any], person: PersonFacts, action: Action | None = None
) -> dict[Any, str]:
    if kind not in TITLED:
        return {}
    model: Any = apps.get_model(kind)
    seen = model._default_manager.visible_to(person, action or model.ROW_POLICY)
    records = list(seen.filter(public_id__in=refs))
    TITLED[kind](records, person)
    return {record.public_id: record.title for record in records}
