"""What an approval is bound to: the declared fields, written out and read back."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model

from jiyao.foundation.procedures.declarations import Procedure


def bind(procedure: Procedure, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the declared fields as plain JSON; anything else may change without a new approval."""
    names = procedure.approval.fields if procedure.approval else ()
    return {name: _written(fields[name]) for name in names if name != procedure.subject}


def unbind(bound: dict[str, Any]) -> dict[str, Any]:
    """Return the values that `bind` wrote out. Raises DoesNotExist when a row is not there."""
    return {name: _read(value) for name, value in bound.items()}


def _written(value: Any) -> Any:
    if isinstance(value, Model):
        return {"kind": value.kind(), "ref": value.public_id.hex}  # type: ignore[attr-defined]
    if isinstance(value, list | tuple):
        return sorted((_written(each) for each in value), key=str)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        return apps.get_model(value["kind"])._default_manager.get(public_id=value["ref"])
    if isinstance(value, list):
        return [_read(each) for each in value]
    return value
