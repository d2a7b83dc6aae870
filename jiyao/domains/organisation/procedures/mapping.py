"""Business processes step by step: who answers, up to which level, protected how (ORG-19)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Process, ProcessStep
from jiyao.domains.organisation.rules import processes as rules
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "organisation.process.entered",
    _("登记业务流程"),
    by=SECRECY_OFFICE,
    cites=("ORG-19",),
    rules=(rules.process_is_new,),
)
def enter_process(*, name: str, unit: Circle | None, by: Person, at: datetime) -> Process:
    """Enter a business process; its steps are added one by one."""
    return Process.objects.create(name=name, unit=unit, since=at, set_by=by)


@procedure(
    "organisation.process.extended",
    _("增加涉密环节"),
    by=SECRECY_OFFICE,
    cites=("ORG-19",),
    rules=(rules.process_runs, rules.place_is_free),
)
def add_step(
    process: Process,
    *,
    place: int,
    name: str,
    does: str,
    unit: Circle | None,
    level: Level | None,
    measure: str,
    by: Person,
    at: datetime,
) -> ProcessStep:
    """Add a step that makes or handles secrets; what is not known yet is listed as a gap.

    place: its number in the process, from 1; does: a value of ProcessStep.Does.
    """
    return _step(process, place, name, does, unit, level, measure, by, at)


@procedure(
    "organisation.process-step.put-otherwise",
    _("修订环节"),
    by=SECRECY_OFFICE,
    cites=("ORG-19",),
    rules=(rules.step_stands,),
)
def amend_step(
    step: ProcessStep,
    *,
    name: str,
    does: str,
    unit: Circle | None,
    level: Level | None,
    measure: str,
    by: Person,
    at: datetime,
) -> ProcessStep:
    """Put a step otherwise, such as to close a gap; what stood before stays in the register."""
    step.end(at)
    return _step(step.process, step.place, name, does, unit, level, measure, by, at)


@procedure(
    "organisation.process-step.dropped",
    _("取消环节"),
    by=SECRECY_OFFICE,
    cites=("ORG-19",),
    rules=(rules.step_stands,),
    exceptional=True,
)
def drop_step(step: ProcessStep, *, by: Person, at: datetime) -> ProcessStep:
    """Note that a step handles no secrets any more."""
    step.end(at)
    return step


@procedure(
    "organisation.process.stopped",
    _("停止业务流程"),
    by=SECRECY_OFFICE,
    cites=("ORG-19",),
    rules=(rules.process_runs,),
    exceptional=True,
)
def stop_process(process: Process, *, by: Person, at: datetime) -> Process:
    """Note that a process is not run any more, with all its steps."""
    for step in process.steps.filter(until=None):
        step.end(at)
    process.end(at)
    return process


def _step(
    process: Process,
    place: int,
    name: str,
    does: str,
    unit: Circle | None,
    level: Level | None,
    measure: str,
    by: Person,
    at: datetime,
) -> ProcessStep:
    return ProcessStep.objects.create(
        process=process,
        place=place,
        name=name,
        does=does,
        unit=unit,
        level=level,
        measure=measure,
        since=at,
        set_by=by,
    )
