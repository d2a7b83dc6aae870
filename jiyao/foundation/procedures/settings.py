"""Which kinds of signature are allowed now, by procedure and level."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.models import SignatureSetting
from jiyao.foundation.procedures.signing import Kind


def kinds_allowed(procedure: Procedure, subject: Any, at: datetime) -> tuple[Kind, ...]:
    """Return the kinds for the others who sign: the setting for the record's level, else the
    setting for all levels, else the declaration's."""
    if procedure.signature.signers == ("by",):
        return procedure.signature.kinds
    level = getattr(subject, "shown_level", None)
    rows = SignatureSetting.objects.holding_at(at).filter(code=procedure.code)
    chosen = rows.filter(Q(level=level) | Q(level=None)).order_by("level_id", "-since")
    setting = max(chosen, key=lambda row: row.level_id is not None, default=None)
    return tuple(map(Kind, setting.kinds)) if setting else procedure.signature.kinds
