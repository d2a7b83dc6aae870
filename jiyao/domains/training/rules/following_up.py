"""Reasons not to plan or to sign the guiding of a newcomer (EDU-10)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.training.models import FollowUp, FollowUpStep


@rule("EDU-10")
def nobody_guides_himself(person: Person, supervisor: Person) -> Refusal | None:
    return _himself(person, supervisor)


@rule("EDU-10")
def newcomer_is_not_the_supervisor(follow_up: "FollowUp", supervisor: Person) -> Refusal | None:
    return _himself(follow_up.person, supervisor)


@rule("EDU-10")
def plan_has_steps(steps: list[tuple[int, str]]) -> Refusal | None:
    if steps:
        return None
    return Refusal(_("计划里没有辅导步骤"), _("请至少写一步"))


@rule("EDU-10")
def plan_goes_on(follow_up: "FollowUp") -> Refusal | None:
    if follow_up.steps.filter(guided_at__isnull=True).exists():
        return None
    return Refusal(_("各步都已辅导"), _("无须再换主管"))


@rule("EDU-10")
def supervisor_signs_himself(step: "FollowUpStep", by: Person) -> Refusal | None:
    if step.supervisor_id == by.pk:
        return None
    return Refusal(_("这一步由主管 %(who)s 签字") % {"who": step.supervisor})


@rule("EDU-10")
def step_is_not_guided(step: "FollowUpStep") -> Refusal | None:
    if step.guided_at is None:
        return None
    return Refusal(_("主管已经签字"))


@rule("EDU-10")
def newcomer_signs_himself(step: "FollowUpStep", by: Person) -> Refusal | None:
    if step.person_id == by.pk:
        return None
    return Refusal(_("这一步由 %(who)s 本人签字") % {"who": step.person})


@rule("EDU-10")
def step_was_guided(step: "FollowUpStep") -> Refusal | None:
    if step.guided_at is not None:
        return None
    return Refusal(_("主管还没有签字"), _("请主管 %(who)s 先签") % {"who": step.supervisor})


@rule("EDU-10")
def step_is_not_confirmed(step: "FollowUpStep") -> Refusal | None:
    if step.confirmed_at is None:
        return None
    return Refusal(_("本人已经签字"))


def _himself(person: Person, supervisor: Person) -> Refusal | None:
    if person.pk != supervisor.pk:
        return None
    return Refusal(_("主管不能是新人本人"), _("请另选主管"))
