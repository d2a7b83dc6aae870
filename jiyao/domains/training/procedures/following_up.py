"""A newcomer is guided in steps that two sign; missing ones are chased (EDU-10)."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import FollowUp, FollowUpStep
from jiyao.domains.training.rules import following_up as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

GUIDE = duty_kind(
    "training.guiding", _("辅导新进人员"), act="training.step.guided", cites=("EDU-10",)
)
CONFIRM = duty_kind(
    "training.confirming", _("确认辅导"), act="training.step.confirmed", cites=("EDU-10",)
)


@procedure(
    "training.follow-up.begun",
    _("制定辅导计划"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("EDU-10",),
    rules=(rules.nobody_guides_himself, rules.plan_has_steps),
)
def begin_follow_up(
    *,
    person: Person,
    supervisor: Person,
    entered_on: date,
    steps: list[tuple[int, str]],
    by: Person,
    at: datetime,
) -> FollowUp:
    """Plan the guiding of a newcomer. steps: days after entry by when, and what about."""
    plan = FollowUp.objects.create(
        person=person, supervisor=supervisor, entered_on=entered_on, begun_at=at, set_by=by
    )
    for days, title in steps:
        due = at_closing(entered_on + timedelta(days=days))
        step = FollowUpStep.objects.create(
            follow_up=plan, person=person, supervisor=supervisor, title=title, due_at=due
        )
        open_duty(GUIDE, step, supervisor, at, due)
    return plan


@procedure(
    "training.follow-up.handed-on",
    _("更换辅导主管"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("EDU-10",),
    rules=(rules.newcomer_is_not_the_supervisor, rules.plan_goes_on),
    exceptional=True,
)
def hand_on(follow_up: FollowUp, *, supervisor: Person, by: Person, at: datetime) -> FollowUp:
    """Let somebody else guide what is left; signed steps stay as they are."""
    follow_up.supervisor = supervisor
    follow_up.save()
    for step in follow_up.steps.filter(guided_at__isnull=True):
        step.supervisor = supervisor
        step.save()
        close_duties(GUIDE, step, at)
        open_duty(GUIDE, step, supervisor, at, step.due_at)
    return follow_up


@procedure(
    "training.step.guided",
    _("主管签字"),
    by=STAFF,
    cites=("EDU-10",),
    rules=(rules.supervisor_signs_himself, rules.step_is_not_guided),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def guide(step: FollowUpStep, *, remark: str, by: Person, at: datetime) -> FollowUpStep:
    """Sign as the supervisor that the newcomer was guided; the newcomer owes the confirmation."""
    step.guided_at, step.remark = at, remark
    step.save()
    close_duties(GUIDE, step, at)
    open_duty(CONFIRM, step, step.person, at, step.due_at)
    return step


@procedure(
    "training.step.confirmed",
    _("本人签字"),
    by=STAFF,
    cites=("EDU-10",),
    rules=(rules.newcomer_signs_himself, rules.step_was_guided, rules.step_is_not_confirmed),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def confirm(step: FollowUpStep, *, by: Person, at: datetime) -> FollowUpStep:
    """Sign as the newcomer; with that the step is done."""
    step.confirmed_at = at
    step.save()
    close_duties(CONFIRM, step, at)
    return step
