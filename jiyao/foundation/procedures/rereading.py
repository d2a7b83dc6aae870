"""What was filled in, read anew inside the act: rows as they stand now."""

from dataclasses import fields as fields_of
from dataclasses import is_dataclass, replace
from typing import Any

from django.db.models import Model


def reread(value: Any) -> Any:
    """Return a value with every row in it, lists locked, read anew; other values as they are."""
    if isinstance(value, Model):
        return value.__class__._default_manager.get(pk=value.pk)
    if isinstance(value, list) and value and isinstance(value[0], Model):
        rows = type(value[0])._default_manager.select_for_update(of=("self",))
        found = rows.in_bulk([each.pk for each in value])
        return [found[each.pk] for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        held = {f.name: getattr(value, f.name) for f in fields_of(value)}
        anew = {name: reread(each) for name, each in held.items()}
        changed = {name: each for name, each in anew.items() if each is not held[name]}
        return replace(value, **changed) if changed else value
    return value
