"""Reasons not to answer, confirm or send back findings (NET-01, INS-09)."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.inspection.models import Finding, Run

OPEN, ANSWERED = "open", "answered"


@rule("NET-01", "INS-09")
def run_is_ones_own(run: "Run", by: Person) -> Refusal | None:
    if run.owner_id == by.pk:
        return None
    return Refusal(_("责任人是 %(who)s") % {"who": run.owner}, _("请责任人本人报告处理情况"))


@rule("INS-09")
def something_is_open(run: "Run") -> Refusal | None:
    if run.findings.filter(state=OPEN).exists():  # type: ignore[attr-defined]
        return None
    return Refusal(_("没有待处理的问题"), _("仍在的问题列在该机最近一次检查记录下"))


@rule("INS-09")
def something_is_answered(run: "Run") -> Refusal | None:
    if run.findings.filter(state=ANSWERED).exists():  # type: ignore[attr-defined]
        return None
    return Refusal(_("没有待确认的问题"), _("责任人报告处理情况后再确认"))


@rule("NET-01", "INS-09")
def nobody_confirms_his_own(run: "Run", by: Person) -> Refusal | None:
    if run.owner_id != by.pk:
        return None
    return Refusal(_("责任人不得确认自己的问题"), _("请保密办另一人确认"))


@rule("NET-01", "INS-09")
def nobody_confirms_what_he_answered(findings: "list[Finding]", by: Person) -> Refusal | None:
    steps: Any = apps.get_model("inspection.findingstep").objects
    keys = [each.pk for each in findings]
    if not steps.filter(finding__in=keys, what=ANSWERED, by=by).exists():
        return None
    return Refusal(_("所选问题有的由您报告处理"), _("请保密办另一人确认"))


@rule("INS-09")
def findings_are_open(run: "Run", findings: "list[Finding]") -> Refusal | None:
    if all(each.run_id == run.pk and each.state == OPEN for each in findings):
        return None
    return Refusal(_("所选问题有的已处理，或不在这次检查下"), _("请重新选择"))


@rule("INS-09")
def findings_are_answered(run: "Run", findings: "list[Finding]") -> Refusal | None:
    if all(each.run_id == run.pk and each.state == ANSWERED for each in findings):
        return None
    return Refusal(_("所选问题有的不是待确认，或不在这次检查下"), _("请重新选择"))
