"""What an approval is bound to: the declared fields, written out and read back."""

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
    return {name: _written(fields[name]) for name in names if name != procedure.subject}


def unbind(bound: dict[str, Any]) -> dict[str, Any]:
    """Return the values that `bind` wrote out. Raises DoesNotExist when a row is not there."""
    return {name: _read(value) for name, value in bound.items()}


class Hidden:
    """Stands for a bound record that the person may not know."""


def unbind_for(facts: PersonFacts, bound: dict[str, Any]) -> dict[str, Any]:
    """Return the values as this person may know them; `Hidden` for records outside the scope."""
    return {name: _known(facts, value) for name, value in bound.items()}


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


def _rows(value: dict[str, str]) -> Any:
    model: Any = apps.get_model(value["kind"])
    return model._default_manager.filter(public_id=value["ref"])


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(each) for each in value]
    return _rows(value).get() if _is_row(value) else _plain(value)


def _known(facts: PersonFacts, value: Any) -> Any:
    if isinstance(value, list):
        return [_known(facts, each) for each in value]
    if not _is_row(value):
        return _plain(value)
    rows = _rows(value)
    if isinstance(rows, LabelledQuerySet):
        rows = rows.visible_to(facts, Action.KNOW)
    return rows.first() or Hidden()


def _plain(value: Any) -> Any:
    if isinstance(value, dict) and "moment" in value:
        return datetime.fromisoformat(value["moment"])
    if isinstance(value, dict) and "day" in value:
        return date.fromisoformat(value["day"])
    return value
