"""Paging by key: the next page begins after the last row's key, however deep one is."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from jiyao.foundation.store.choosing import first_of

SIZE = 25
LONGEST_KEY = 2000


class MalformedKey(ValueError):
    """A page key that this register did not give out."""


@dataclass(frozen=True)
class Page:
    """One page of rows and the keys of the pages after and before it, empty at the ends."""

    rows: list[Any]
    older: str
    newer: str

    @property
    def is_all(self) -> bool:
        """Whether no row is on another page."""
        return not (self.older or self.newer)


def page_of(
    rows: Any, order: tuple[str, ...], after: str = "", before: str = "", descending: bool = True
) -> Page:
    """Return the page of `rows` after or before a key.

    rows: a queryset; order: columns or annotations, all in one direction, the last one unique.
    Raises MalformedKey for a key that is not one of this order.
    """
    back = bool(before)
    key = before or after
    down = descending is not back
    if key:
        rows = rows.filter(_beyond(order, _read(key, order, rows), "lt" if down else "gt"))
    ordered = rows.order_by(*[f"-{name}" if down else name for name in order])
    found = first_of(ordered, SIZE + 1)
    more, found = len(found) > SIZE, found[:SIZE]
    if back:
        found.reverse()
    first, last = (_write(order, found[0]), _write(order, found[-1])) if found else ("", "")
    return Page(
        rows=found,
        older=last if more or back else "",
        newer=first if (after and found) or (back and more) else "",
    )


def _beyond(order: tuple[str, ...], key: list[Any], compare: str) -> Q:
    found = Q(pk__in=[])
    for place, name in enumerate(order):
        same = dict(zip(order[:place], key, strict=False))
        found |= Q(**same, **{f"{name}__{compare}": key[place]})
    # Implied by the rest; without it the index would be walked from its start.
    return found & Q(**{f"{order[0]}__{compare}e": key[0]})


def _write(order: tuple[str, ...], row: Any) -> str:
    values = [getattr(row, name) for name in order]
    plain = [v.isoformat() if isinstance(v, date) else v for v in values]
    return urlsafe_b64encode(json.dumps(plain).encode()).decode()


def _read(key: str, order: tuple[str, ...], rows: Any) -> list[Any]:
    if len(key) > LONGEST_KEY:
        raise MalformedKey
    try:
        values = json.loads(urlsafe_b64decode(key.encode()))
        if not isinstance(values, list):
            raise MalformedKey
        fields = [_field(name, rows) for name in order]
        return [_value(f.to_python(value)) for f, value in zip(fields, values, strict=True)]
    except (ValueError, TypeError, OverflowError, RecursionError, ValidationError) as fault:
        raise MalformedKey from fault


def _field(name: str, rows: Any) -> Any:
    added = rows.query.annotations.get(name)
    return added.output_field if added is not None else rows.model._meta.get_field(name)


def _value(value: Any) -> Any:
    """Return a value that both databases can compare with. Raises ValueError or OverflowError."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC)
    if type(value) is date or isinstance(value, int):
        return value
    if isinstance(value, str) and "\0" not in value and value.encode():
        return value
    raise ValueError(value)
