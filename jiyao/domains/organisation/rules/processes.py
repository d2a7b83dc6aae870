"""Reasons not to enter a process or a step of it (ORG-19)."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Process, ProcessStep


@rule("ORG-19")
def process_is_new(name: str) -> Refusal | None:
    if not apps.get_model("organisation.process").objects.filter(name=name).exists():
        return None
    return Refusal(_("已有业务流程 %(name)s") % {"name": name}, _("请在原流程上增加环节"))


@rule("ORG-19")
def place_is_free(process: "Process", place: int) -> Refusal | None:
    if not process.steps.filter(place=place, until=None).exists():
        return None
    return Refusal(_("第 %(place)d 个环节已有") % {"place": place}, _("请改序号，或修订原环节"))


@rule("ORG-19")
def process_runs(process: "Process") -> Refusal | None:
    if process.until is None:
        return None
    return Refusal(_("业务流程已停止"))


@rule("ORG-19")
def step_stands(step: "ProcessStep") -> Refusal | None:
    if step.until is None:
        return None
    return Refusal(_("这是环节以前的写法，或已取消"), _("请在现行的环节上办理"))
