"""Reasons not to plan, hold or cancel a session (ORG-18)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.training.models import StudySession


@rule("ORG-18")
def session_is_planned(session: "StudySession") -> Refusal | None:
    if session.held_at is None and session.cancelled_at is None:
        return None
    return Refusal(_("这次学习%(state)s") % {"state": session.state}, _("请另行安排"))


@rule("ORG-18")
def session_has_begun(session: "StudySession", at: datetime) -> Refusal | None:
    if session.begins_at <= at:
        return None
    return Refusal(_("学习还没有开始，不能登记考勤"), _("请在学习开始以后登记"))


@rule("ORG-18")
def somebody_was_there(present: list[Person]) -> Refusal | None:
    if present:
        return None
    return Refusal(_("没有一个人到场"), _("没有举行的，请取消这次学习"))


@rule("ORG-18")
def nobody_is_there_and_on_leave(present: list[Person], on_leave: list[Person]) -> Refusal | None:
    both = set(present) & set(on_leave)
    if not both:
        return None
    names = "、".join(sorted(person.name for person in both))
    return Refusal(_("既到场又请假：%(names)s") % {"names": names}, _("请只选一种"))
