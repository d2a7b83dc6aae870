"""Which kinds of signature are allowed now, by procedure and level."""

from datetime import datetime

from django.db.models import Q

from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.models import SignatureSetting
from jiyao.foundation.procedures.signing import Kind


def kinds_allowed(procedure: Procedure, level_id: int | None, at: datetime) -> tuple[Kind, ...]:
    """Return the kinds: the setting for this level, else for all levels, else the declaration's."""
    rows = SignatureSetting.objects.holding_at(at).filter(code=procedure.code)
    setting = rows.filter(Q(level=level_id) | Q(level=None)).order_by("level_id", "-since").first()
    if setting is None:
        return procedure.signature.kinds
    return tuple(Kind(value) for value in setting.kinds)
