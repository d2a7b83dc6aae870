"""What an approval is bound to: the declared fields, written out and read back."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet
from jiyao.foundation.procedures.declarations import Procedure


def bind(procedure: Procedure, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the declared fields as plain JSON; anything else may change without a new approval."""
    names = procedure.approval.fields if procedure.approval else ()
    given = procedure.defaults | fields
    return {name: _written(given[name]) for name in names if name != procedure.subject}


class Hidden:
    """Stands for a bound record that the person may not know."""


def unbind_for(facts: PersonFacts, bounds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the values as this person may know them; `Hidden` for records outside the scope.

    One query for each kind of record, however many bindings there are.
    """
    rows = _known_rows(facts, bounds)
    return [{name: _known(rows, value) for name, value in bound.items()} for bound in bounds]


def is_partly_hidden(values: dict[str, Any]) -> bool:
    """Whether something bound is outside the scope of who asked for the values."""
    return any(
        isinstance(each, Hidden)
        for value in values.values()
        for each in (value if isinstance(value, list) else [value])
    )


def rows_in(bound: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    """Return of what an approval is bound to the rows of one model alone, as they are written."""
    rows = {name: value for name, value in bound.items() if _is_row(value)}
    kind = model.kind()  # type: ignore[attr-defined]
    return {name: row for name, row in rows.items() if row["kind"] == kind}


def _written(value: Any) -> Any:
    if isinstance(value, Model):
        return {"kind": value.kind(), "ref": value.public_id.hex}  # type: ignore[attr-defined]
    if isinstance(value, QuerySet | list | tuple):
        written = [_written(each) for each in value]
        return sorted(written, key=str) if all(map(_is_row, written)) else written
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value


def _is_row(value: Any) -> bool:
    return isinstance(value, dict) and "ref" in value


def _known(rows: dict[str, Any], value: Any) -> Any:
    if isinstance(value, list):
        return [_known(rows, each) for each in value]
    return rows.get(value["ref"]) or Hidden() if _is_row(value) else _plain(value)


def _known_rows(facts: PersonFacts, bounds: list[dict[str, Any]]) -> dict[str, Any]:
    refs = defaultdict(set)
    for bound in bounds:
        for value in bound.values():
            for each in filter(_is_row, value if isinstance(value, list) else [value]):
                refs[each["kind"]].add(each["ref"])
    return {row.public_id.hex: row for kind in refs for row in _visible(facts, kind, refs[kind])}


def _visible(facts: PersonFacts, kind: str, refs: set[str]) -> Any:
    model: Any = apps.get_model(kind)
    rows = model._default_manager.filter(public_id__in=refs)
    return rows.visible_to(facts, Action.KNOW) if isinstance(rows, LabelledQuerySet) else rows


def _plain(value: Any) -> Any:
    if isinstance(value, dict) and "moment" in value:
        return datetime.fromisoformat(value["moment"])
    if isinstance(value, dict) and "day" in value:
        return date.fromisoformat(value["day"])
    return value
