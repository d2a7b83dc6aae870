"""Settling findings: answered by the owner, confirmed or sent back by the office (INS-09)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.models import Finding, FindingStep, Run, State
from jiyao.domains.inspection.procedures.duties import ANSWERED, due_for, settle_duties
from jiyao.domains.inspection.procedures.meeting import step_of
from jiyao.domains.inspection.rules import settling as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

What = FindingStep.What


@procedure(
    ANSWERED,
    _("报告问题处理情况"),
    by=STAFF,
    cites=("NET-01", "INS-09"),
    rules=(rules.run_is_ones_own, rules.something_is_open, rules.findings_are_open),
    needs=Action.KNOW,
)
def answer(
    run: Run, *, findings: list[Finding], answer: str, words: str, by: Person, at: datetime
) -> Run:
    """Say what was done: removed, or why they may stay. answer: a value of Answer."""
    for finding in findings:
        finding.answer = answer
        _move(finding, State.ANSWERED, What.ANSWERED, at, words=_in_full(finding, words), by=by)
    settle_duties(run, at)
    return run


@procedure(
    "inspection.run.confirmed",
    _("确认销号"),
    by=SECRECY_OFFICE,
    cites=("NET-01", "INS-09"),
    rules=(
        rules.something_is_answered,
        rules.nobody_confirms_his_own,
        rules.nobody_confirms_what_he_answered,
        rules.findings_are_answered,
    ),
    needs=Action.READ,
    instead=("inspection.run.sent-back",),
)
def confirm(run: Run, *, findings: list[Finding], words: str, by: Person, at: datetime) -> Run:
    """Confirm, as somebody else, that findings are settled; the next run shows whether they are."""
    for finding in findings:
        _move(finding, State.CLOSED, What.CONFIRMED, at, words=words, by=by)
    return run


@procedure(
    "inspection.run.sent-back",
    _("退回重办"),
    by=SECRECY_OFFICE,
    cites=("INS-09",),
    rules=(
        rules.something_is_answered,
        rules.nobody_confirms_his_own,
        rules.nobody_confirms_what_he_answered,
        rules.findings_are_answered,
    ),
    needs=Action.READ,
)
def send_back(run: Run, *, findings: list[Finding], words: str, by: Person, at: datetime) -> Run:
    """Send findings back, with what is still to be done and a new time limit."""
    for finding in findings:
        finding.answer, finding.due_at = "", due_for(finding.verdict, at)
        _move(finding, State.OPEN, What.RETURNED, at, words=words, by=by)
    settle_duties(run, at)
    return run


def _move(finding: Finding, state: str, what: str, at: datetime, **fields: Any) -> None:
    finding.state = state
    finding.save()
    step_of(finding, what, at, **fields).save()


def _in_full(finding: Finding, words: str) -> str:
    return f"{finding.get_answer_display()}：{words}"
