"""Reasons not to write the year's papers or to set the schedule of meetings (ORG-04, ORG-06)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.periods import MONTHS
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Body, Yearly


@rule("ORG-06")
def paper_is_not_adopted(yearly: "Yearly") -> Refusal | None:
    if yearly.adopted_at is None:
        return None
    return Refusal(_("%(paper)s 已由会议审定") % {"paper": yearly}, _("需要改动的，请提交下次会议"))


@rule("ORG-04")
def month_lies_in_the_period(every: str, month: int) -> Refusal | None:
    if 1 <= month <= MONTHS[every]:
        return None
    return Refusal(_("这个周期只有 %(n)d 个月") % {"n": MONTHS[every]}, _("请改“期内第几个月”"))


@rule("ORG-04")
def it_ends_after_it_begins(begins: str, ends: str) -> Refusal | None:
    if begins < ends:
        return None
    return Refusal(_("结束时间须晚于开始时间"), _("请核对"))


@rule("ORG-04")
def body_has_a_schedule(body: "Body", at: datetime) -> Refusal | None:
    if body.schedules.holding_at(at).exists():
        return None
    return Refusal(_("没有设定例会时间"))
