"""Using an approval: once, before it expires, for exactly what it was given for."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.procedures.binding import bind
from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.flows import in_words
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.requesting import USE, flow_in_force, steps_for


def find_permit(
    procedure: Procedure, subject: Any, by: Any, fields: dict[str, Any], at: datetime
) -> Permit | None:
    """Return the usable permit for exactly this act, locked inside an act.

    A record whose level has changed since is not what was approved.
    """
    wanted = bind(procedure, fields)
    level = getattr(subject, "shown_level", None)
    rows = Permit.objects.usable_at(at).filter(
        code=procedure.code,
        subject_ref=getattr(subject, "public_id", None),
        asked_by=by,
        level=level,
    )
    return next((p for p in rows.select_for_update(of=("self",)) if p.bound == wanted), None)


def use(permit: Permit, at: datetime) -> None:
    """Use a permit up, inside an act."""
    permit.state = Permit.State.USED
    permit.used_at = at
    permit.save()
    close_duties(USE, permit, at)


def to_expire(at: datetime) -> Any:
    """Return the permits that were not used in their time."""
    rows = Permit.objects.filter(state=Permit.State.GRANTED, expires_at__lte=at)
    return rows.order_by("pk")


def expire(permit: Permit, at: datetime) -> None:
    """Let a permit lapse, inside an act."""
    permit.state = Permit.State.EXPIRED
    permit.save()
    close_duties(USE, permit, at)


def not_approved(procedure: Procedure, subject: Any, at: datetime) -> Refusal:
    """Return the refusal for an act whose approval is missing, used up, expired or for another."""
    steps = steps_for(procedure, subject, at, flow_in_force(procedure.code, at))
    return Refusal(
        _("此事项须经%(who)s批准，没有与所填内容一致且在有效期内的批准") % {"who": in_words(steps)},
        _("请先提出申请"),
        "procedures.approval",
        procedure.cites,
    )


def approver_of(code: str, record: Any) -> Any:
    """Return who gave the approval that a procedure has just used on a record, inside an act.

    None where no approval was used.
    """
    used = Permit.objects.filter(code=code, subject_ref=record.public_id, used_at__isnull=False)
    last = used.select_related("decided_by").order_by("-used_at").first()
    return last.decided_by if last else None
