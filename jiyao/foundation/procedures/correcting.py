"""Mending a mistake (更正): the old value stays visible beside the new one, with the reason."""

from datetime import datetime
from typing import Any

from jiyao.foundation.procedures.models import Correction, about
from jiyao.foundation.trail.recording import current_act


def mend(
    record: Any,
    field: str,
    value: Any,
    *,
    reason: str,
    by: Any,
    at: datetime,
    keep: Any = None,
    told: bool = True,
) -> Correction:
    """Set one field of a record, inside an act, and keep what stood there before.

    field: a model field; value: of its Python type; keep: the record on whose page the correction
    is shown when it is another one; told: False for content, which a correction may not hold, since
    who handles the record sees it. The second person, where the regime asks for one, is the
    approval of the procedure that calls this.
    """
    name, old = record._meta.get_field(field).verbose_name, _plain(record, field)
    setattr(record, field, value)
    record.save()
    return Correction.objects.create(
        entry_id=current_act().entry_id,
        field=str(name),
        old=old if told else "",
        new=_plain(record, field) if told else "",
        reason=reason,
        by=by,
        at=at,
        **about(keep or record),
    )


def _plain(record: Any, field: str) -> str:
    """Return a value as a page shows it: of a choice its name."""
    named = getattr(record, f"get_{field}_display", None)
    value = named() if named else getattr(record, field)
    return "" if value is None else str(value)[:300]
