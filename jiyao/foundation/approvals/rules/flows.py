"""Reasons why procedures cannot be approved in this way."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import ROLES, STAFF
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.flows import FlowStep
from jiyao.foundation.procedures.naming import seats
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.requesting import could_decide, flow_in_force
from jiyao.foundation.procedures.rules import rule

MOST_STEPS = 5
MOST_DAYS = 60


def read(steps: list[dict[str, Any]]) -> tuple[FlowStep, ...]:
    """Return the steps that were proposed."""
    return tuple(FlowStep.read(row) for row in steps)


def weights() -> list[int]:
    """Return every weight that a record can have, none included."""
    return [0, *sorted(set(Level.objects.values_list("weight", flat=True)) - {0})]


def passed_at(steps: tuple[FlowStep, ...], weight: int) -> tuple[FlowStep, ...]:
    """Return the steps that apply at a weight."""
    return tuple(step for step in steps if step.applies_at(weight))


def _levels_of(weight: int) -> str:
    levels = Level.objects.filter(weight=weight).select_related("scheme")
    return "、".join(str(level) for level in levels) if weight else str(_("没有密级"))


@rule("SYS-06")
def procedure_needs_approval(code: str) -> Refusal | None:
    declared = PROCEDURES.get(code)
    if declared and declared.approval:
        return None
    return Refusal(_("此事项不需要审批，没有流程可设"), _("请选择须经审批的事项"))


@rule("SYS-06")
def steps_are_well_formed(steps: list[dict[str, Any]]) -> Refusal | None:
    known = ROLES.keys() - {STAFF.code}
    fit = all(s.roles and known >= set(s.roles) and 0 < s.days <= MOST_DAYS for s in read(steps))
    if fit and 0 < len(steps) <= MOST_STEPS:
        return None
    return Refusal(
        _("流程须有 1 至 %(most)s 步，每步写明角色和 1 至 %(days)s 个工作日的时限")
        % {"most": MOST_STEPS, "days": MOST_DAYS},
        _("请补全各步"),
    )


@rule("SYS-06")
def authority_decides_last(code: str, steps: list[dict[str, Any]]) -> Refusal | None:
    declared = PROCEDURES.get(code)
    if declared is None or declared.approval is None:
        return None
    authority = {role.code for role in declared.approval.by}
    for weight in weights():
        passed = passed_at(read(steps), weight)
        if not passed or not set(passed[-1].roles) <= authority:
            return Refusal(
                _("%(level)s的事项，最后一步没有由%(who)s批准")
                % {
                    "level": _levels_of(weight),
                    "who": "、".join(str(role) for role in declared.approval.by),
                },
                _("前面的步骤可由其他角色审核，最后一步须由有权批准的角色决定"),
            )
    return None


@rule("SYS-06")
def somebody_decides_every_step(steps: list[dict[str, Any]], at: datetime) -> Refusal | None:
    for weight in weights():
        passed = passed_at(read(steps), weight)
        if not could_decide(passed, [seats(s.roles, None, set(), at) for s in passed]):
            return Refusal(
                _("%(level)s的事项，现在没有足够的人按此流程审批（同一申请不得由一人审批两步）")
                % {"level": _levels_of(weight)},
                _("请先任命有关人员，或改由其他角色审批"),
            )
    return None


@rule("SYS-06")
def flow_is_another(code: str, steps: list[dict[str, Any]], at: datetime) -> Refusal | None:
    present = flow_in_force(code, at)
    if present is None or present.read() != read(steps):
        return None
    return Refusal(_("与现行流程相同，无须调整"), _("请修改后再提交"))
