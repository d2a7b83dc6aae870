"""Whether anything was done later with what an import wrote, told by the seals.

Every row that hangs on the labels of the written records was last sealed by one of the import's own
entries, unless something was done with it. What the calendar does by itself is nobody's deed.

To look at all of them takes seconds, so it is done before the act, while others work; inside the
act only what was recorded since is looked at (`touched_since`).
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connections

from jiyao.foundation.access.models import Label
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.models import Entry, Manifest
from jiyao.foundation.trail.recording import act_alias
from jiyao.foundation.trail.sealing import Traced

if TYPE_CHECKING:
    from jiyao.foundation.imports.models import Ledger

CALENDAR = "calendar"
NOBODY = (CALENDAR, "imports")
# On PostgreSQL an entry may come to light after one with a higher key: by far fewer than these.
NEWEST = 2000


@dataclass(frozen=True)
class Inspection:
    """What was found touched before an act, and the newest entries that were there then."""

    touched: tuple[str, ...]
    seen: frozenset[str]


def inspect(ledger: "Ledger") -> Inspection:
    """Look at everything that an import wrote, outside any act, so that nobody waits for it."""
    with writing_scope():
        seen = _newest_entries()
        return Inspection(tuple(touched(ledger)), seen)


def touched_since(ledger: "Ledger", inspection: Inspection) -> list[str]:
    """Return the names of what was touched at the inspection or after it, inside an act."""
    newest = _newest_entries()
    if newest.isdisjoint(inspection.seen):
        return touched(ledger)  # so much was recorded meanwhile that some of it is out of sight
    later = Entry.objects.filter(entry_id__in=newest - inspection.seen)
    written = _written_by(later.exclude(who__in=NOBODY))
    labels: set[int] = set()
    for model, column in _hanging_on_labels():
        rows = model._base_manager.filter(public_id__in=written.get(model.kind(), ()))
        labels.update(rows.values_list(column, flat=True))
    named = ledger.rows.filter(label__in=labels).order_by("place")
    found = named.values_list("subject_title", flat=True)
    return list(dict.fromkeys([*inspection.touched, *found]))


def _newest_entries() -> frozenset[str]:
    rows = Entry.objects.order_by("-pk").values_list("entry_id", flat=True)
    return frozenset(rows[:NEWEST])


def _written_by(entries: Any) -> dict[str, list[str]]:
    """Return kind → public ids of the rows that these entries wrote."""
    written: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        changes = json.loads(bytes(entry.body))["changes"]
        if isinstance(changes, dict):
            changes = json.loads(bytes(Manifest.objects.get(entry_id=entry.entry_id).rows))
        for kind, ref, _before, _after in changes:
            written[kind].append(ref)
    return written


def touched(ledger: "Ledger") -> list[str]:
    """Return the names of the written records that somebody touched since.

    Each once, in the order of the ledger.
    """
    labels = ledger.rows.values("label")
    entries = ledger.rows.values("sealed_by").distinct()
    found: set[tuple[int, str]] = set()
    for model, column in _hanging_on_labels():
        rows = model._default_manager.filter(**{f"{column}__in": labels})
        found.update(rows.exclude(sealed_by__in=entries).values_list(column, "sealed_by"))
    nobodys = of_the_calendar({entry for _label, entry in found})
    changed = {label for label, entry in found if entry not in nobodys}
    named = ledger.rows.filter(label__in=changed).order_by("place")
    return list(dict.fromkeys(named.values_list("subject_title", flat=True)))


def of_the_calendar(entries: set[str]) -> set[str]:
    rows = Entry.objects.filter(entry_id__in=entries, who=CALENDAR)
    return set(rows.values_list("entry_id", flat=True))


def waited_for_others(ledger: "Ledger") -> bool:
    """Lock everything that an import wrote, inside an act; False where nobody else can be acting.

    SQLite's transaction on `act` is exclusive from its beginning.
    """
    if not connections[act_alias()].features.has_select_for_update:
        return False
    from jiyao.foundation.imports.models import Importable

    for model in apps.get_models():
        if issubclass(model, Importable):
            rows = model._default_manager.select_for_update(of=("self",)).filter(origin=ledger)
            list(rows.order_by("pk").values_list("pk"))
    return True


def _hanging_on_labels() -> list[tuple[Any, str]]:
    """Return every model with a seal and its column that leads to a label; the labels too."""
    found: list[tuple[Any, str]] = [(Label, "pk")]
    for model in apps.get_models():
        if issubclass(model, Traced):
            columns = [f for f in model._meta.concrete_fields if f.related_model is Label]
            found += [(model, field.name) for field in columns]
    return found
