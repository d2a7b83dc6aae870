"""Setting how a procedure is approved: proposed by one office, approved by another (SYS-06)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import SECRECY_OFFICE, SECURITY
from jiyao.foundation.approvals.rules import flows as rules
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.models import Flow


@procedure(
    "approvals.flow.set",
    _("调整审批流程"),
    by=SECURITY,
    cites=("SYS-06",),
    rules=(
        rules.procedure_needs_approval,
        rules.steps_are_well_formed,
        rules.authority_decides_last,
        rules.somebody_decides_every_step,
        rules.flow_is_another,
    ),
    approval=Approval(by=(SECRECY_OFFICE,), fields=("code", "steps")),
)
def set_flow(*, code: str, steps: list[dict[str, Any]], by: Person, at: datetime) -> Flow:
    """Let requests made from now on follow other steps; those under way keep their version.

    steps: as `FlowStep.written` gives them.
    """
    former = Flow.objects.filter(code=code).order_by("version").last()
    if former and former.until is None:
        former.end(at)
    version = former.version + 1 if former else 1
    return Flow.objects.create(code=code, version=version, steps=steps, since=at, set_by=by)
