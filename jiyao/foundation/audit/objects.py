"""What the objects on the trail are called, as far as who reads the trail may see them (SYS-02)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet
from jiyao.foundation.people.models import Person
from jiyao.foundation.registers.declarations import REGISTERS

Key = tuple[str, str]


@dataclass(frozen=True)
class Object:
    """A record by its name, and where the name leads."""

    name: str
    url: str


def objects_of(entries: list[Any], person: PersonFacts) -> dict[Key, Object]:
    """Return kind and key → the object, for those entries whose object the person may see.

    One query for each kind of record.
    """
    asked: dict[str, dict[UUID, str]] = {}
    for entry in entries:
        ref = _as_key(entry.ref)
        if ref:
            asked.setdefault(entry.kind, {})[ref] = entry.ref
    found: dict[Key, Object] = {}
    for kind, refs in asked.items():
        for row in _seen(kind, person, list(refs)):
            shown = _named(row)
            if shown:
                found[kind, refs[row.public_id]] = shown
    return found


def _seen(kind: str, person: PersonFacts, refs: list[UUID]) -> list[Any]:
    """Return the rows of a kind that a person may see: by label, else by the registers of it."""
    model = _model_of(kind)
    if model is None:
        return []
    rows = model._default_manager.all()
    if isinstance(rows, LabelledQuerySet):
        rows = rows.visible_to(person, getattr(model, "ROW_POLICY", Action.HANDLE))
    elif model is not Person and not _is_open(model, person):
        return []
    return list(rows.filter(public_id__in=refs))


def _is_open(model: Any, person: PersonFacts) -> bool:
    of_model = (each for each in REGISTERS.values() if each.rows().model is model)
    return any(each.is_open_to(person) for each in of_model)


def _named(row: Any) -> Object | None:
    """Return a row by its name; nothing where the name needs what the person may not see.

    A person's own page is for who manages people: the name leads to what the person did.
    """
    if isinstance(row, Person):
        return Object(row.name, f"{reverse('trail')}?who={row.number}")
    try:
        return Object(str(row), row.get_absolute_url())
    except ObjectDoesNotExist:
        return None


def _model_of(kind: str) -> Any:
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return None
    named = hasattr(model, "public_id") and hasattr(model, "get_absolute_url")
    return model if named else None


def _as_key(ref: str) -> UUID | None:
    try:
        return UUID(ref)
    except ValueError:
        return None
