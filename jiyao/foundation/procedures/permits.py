"""Using an approval: once, before it expires, for exactly what it was given for."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.binding import bind
from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.refusals import Refusal


def find_permit(
    procedure: Procedure, subject: Any, by: Any, fields: dict[str, Any], at: datetime
) -> Permit | None:
    """Return the usable permit for exactly this act, locked inside an act."""
    wanted = bind(procedure, fields)
    ref = getattr(subject, "public_id", None)
    rows = Permit.objects.usable_at(at).filter(code=procedure.code, subject_ref=ref, asked_by=by)
    return next((p for p in rows.select_for_update(of=("self",)) if p.bound == wanted), None)


def not_approved(procedure: Procedure) -> Refusal:
    """Return the refusal for an act whose approval is missing, used up, expired or for another."""
    assert procedure.approval  # noqa: S101 - asked only for procedures that need one
    roles = "、".join(str(role) for role in procedure.approval.by)
    return Refusal(
        _("此事项须经%(roles)s批准,没有与所填内容一致且在有效期内的批准") % {"roles": roles},
        _("请先提出申请"),
        "procedures.approval",
        procedure.cites,
    )
