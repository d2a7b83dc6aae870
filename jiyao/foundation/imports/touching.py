"""Whether anything was done later with what an import wrote, told by the seals.

Every row that hangs on the labels of the written records was last sealed by one of the import's own
entries, unless something was done with it. What the calendar does by itself is nobody's deed.
"""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connections

from jiyao.foundation.access.models import Label
from jiyao.foundation.trail.models import Entry
from jiyao.foundation.trail.recording import act_alias
from jiyao.foundation.trail.sealing import Traced

if TYPE_CHECKING:
    from jiyao.foundation.imports.models import Ledger

CALENDAR = "calendar"


def touched(ledger: "Ledger") -> list[str]:
    """Return the names of the written records that somebody touched since, inside an act.

    Each once, in the order of the ledger.
    """
    labels = ledger.rows.values("label")
    entries = ledger.rows.values("sealed_by").distinct()
    found: set[tuple[int, str]] = set()
    for model, column in _hanging_on_labels():
        rows = model._default_manager.filter(**{f"{column}__in": labels})
        found.update(rows.exclude(sealed_by__in=entries).values_list(column, "sealed_by"))
    nobodys = _of_the_calendar({entry for _label, entry in found})
    changed = {label for label, entry in found if entry not in nobodys}
    named = ledger.rows.filter(label__in=changed).order_by("place")
    return list(dict.fromkeys(named.values_list("subject_title", flat=True)))


def _of_the_calendar(entries: set[str]) -> set[str]:
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
