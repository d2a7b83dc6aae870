"""Mending a mistake (更正): the old value stays visible beside the new one, with the reason."""

from datetime import datetime
from typing import Any

from jiyao.foundation.procedures.models import Correction, about
from jiyao.foundation.trail.recording import current_act


def mend(
    record: Any, field: str, value: Any, *, reason: str, by: Any, at: datetime, keep: Any = None
) -> Correction:
    """Set one field of a record, inside an act, and keep what stood there before.

    field: a model field; value: of its Python type; keep: the record on whose page the correction
    is shown when it is another one. The second person, where the regime asks for one, is the
    approval of the procedure that calls this.
    """
    name = record._meta.get_field(field).verbose_name
    correction = Correction.objects.create(
        entry_id=current_act().entry_id,
        field=str(name),
        old=_plain(getattr(record, field)),
        new=_plain(value),
        reason=reason,
        by=by,
        at=at,
        **about(keep or record),
    )
    setattr(record, field, value)
    record.save()
    return correction


def _plain(value: Any) -> str:
    return "" if value is None else str(value)[:300]
