"""Paging by key: the next page begins after the last row's key, however deep one is."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

SIZE = 25


class MalformedKey(ValueError):
    """A page key that this register did not give out."""


@dataclass(frozen=True)
class Page:
    """One page of rows and the keys of the pages after and before it, empty at the ends."""

    rows: list[Any]
    older: str
    newer: str


def page_of(rows: Any, order: tuple[str, ...], after: str = "", before: str = "") -> Page:
    """Return the page of `rows` after or before a key.

    rows: a queryset; order: columns, newest first, the last one unique.
    Raises MalformedKey for a key that is not one of this order.
    """
    back = bool(before)
    key = before or after
    if key:
        rows = rows.filter(_beyond(order, _read(key, order, rows.model), back))
    names = [name if back else f"-{name}" for name in order]
    found = list(rows.order_by(*names)[: SIZE + 1])
    more, found = len(found) > SIZE, found[:SIZE]
    if back:
        found.reverse()
    first, last = (_write(order, found[0]), _write(order, found[-1])) if found else ("", "")
    return Page(
        rows=found,
        older=last if more or back else "",
        newer=first if (after and found) or (back and more) else "",
    )


def _beyond(order: tuple[str, ...], key: list[Any], back: bool) -> Q:
    compare = "gt" if back else "lt"
    found = Q(pk__in=[])
    for place, name in enumerate(order):
        same = dict(zip(order[:place], key, strict=False))
        found |= Q(**same, **{f"{name}__{compare}": key[place]})
    return found


def _write(order: tuple[str, ...], row: Any) -> str:
    values = [getattr(row, name) for name in order]
    plain = [v.isoformat() if isinstance(v, datetime) else v for v in values]
    return urlsafe_b64encode(json.dumps(plain).encode()).decode()


def _read(key: str, order: tuple[str, ...], model: Any) -> list[Any]:
    try:
        values = json.loads(urlsafe_b64decode(key.encode()))
        fields = [model._meta.get_field(name) for name in order]
        return [f.to_python(value) for f, value in zip(fields, values, strict=True)]
    except (ValueError, TypeError, ValidationError) as fault:
        raise MalformedKey from fault
