"""Whether anything was done later with what an import wrote, told by the seals.

Every row that hangs on the labels of the written records was last sealed by one of the import's own
entries, unless somebody did something with it. What the calendar does by itself is nobody's deed.
"""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Field

from jiyao.foundation.access.models import Label
from jiyao.foundation.trail.sealing import Traced

if TYPE_CHECKING:
    from jiyao.foundation.imports.models import Ledger

BY_ITSELF = "duties"


def touched(ledger: "Ledger") -> list[str]:
    """Return the names of the written records that were touched since, inside an act.

    Each once, in the order of the ledger; of rows that belong to no record any more, nothing.
    """
    labels = ledger.rows.values("label")
    entries = ledger.rows.values("sealed_by").distinct()
    changed: set[int] = set()
    own = Label.objects.filter(pk__in=labels).exclude(sealed_by__in=entries)
    changed.update(own.values_list("pk", flat=True))
    for model, column in _hanging_on_labels():
        rows = model._default_manager.filter(**{f"{column}__in": labels})
        rows = rows.exclude(sealed_by__in=entries)
        changed.update(rows.values_list(f"{column}_id", flat=True))
    named = ledger.rows.filter(label__in=changed).order_by("place")
    return list(dict.fromkeys(named.values_list("subject_title", flat=True)))


def hold(ledger: "Ledger") -> None:
    """Lock everything that an import wrote, inside an act."""
    from jiyao.foundation.imports.models import Importable

    for model in apps.get_models():
        if issubclass(model, Importable):
            rows = model._default_manager.select_for_update(of=("self",)).filter(origin=ledger)
            list(rows.order_by("pk").values_list("pk"))


def _hanging_on_labels() -> list[tuple[Any, str]]:
    return [
        (model, field.name)
        for model in apps.get_models()
        if issubclass(model, Traced) and model._meta.app_label != BY_ITSELF
        for field in model._meta.concrete_fields
        if isinstance(field, Field) and field.related_model is Label
    ]
