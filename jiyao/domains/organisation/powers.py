"""The powers of a post end with the proof that entitles to it (ORG-09).

Every act that wrote a designation, a proof or an appointment ends by letting the appointment hold
no longer than the proof. Who was never designated here keeps the role as it was given.
"""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Designation, DesignationProof, power_ends
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.procedures.refusals import Refusal, Refused
from jiyao.foundation.trail.recording import Act

NOT_PROVED = Refusal(
    _("资格或培训证明已失效，不得任此角色"),
    _("请保密办先登记新的资格和培训证明"),
    "organisation.powers_need_a_proof",
    ("ORG-09",),
)


def follow_the_proofs(act: Act) -> None:
    """Settle the appointments of everybody whose proofs an act has written, before its entry.

    Raises Refused when the act appoints somebody whose proof has lapsed.
    """
    kinds = {model.kind() for model in (Designation, DesignationProof, Appointment)}
    changes = [change for change in act.changes.values() if change.kind in kinds]
    rows = [_row(change) for change in changes]
    for person in {row.person_id for row in rows}:
        _settle(person, act.recorded_at)
    given = [row for row in rows if isinstance(row, Appointment) and row.until is None]
    for row in given:
        rests, until = power_ends(row.person_id, row.role_code, act.recorded_at)
        if rests and until is None:
            raise Refused([NOT_PROVED])


def _row(change: Any) -> Any:
    model: Any = apps.get_model(change.kind)
    return model.objects.get(public_id=change.ref)


def _settle(person: int, at: datetime) -> None:
    for role in sorted(set(Designation.ROLES.values())):
        rests, until = power_ends(person, role, at)
        held = Appointment.objects.holding_at(at).filter(person=person, role_code=role)
        for row in held if rests else ():
            end = until or at
            if row.until != end:
                row.end(end)
