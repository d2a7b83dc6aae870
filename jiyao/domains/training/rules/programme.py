"""Reasons not to issue a programme (EDU-01)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule


@rule("EDU-01")
def everybody_is_reached_this_year(due_on: date, at: datetime) -> Refusal | None:
    today = timezone.localdate(at)
    if due_on >= today and due_on.year == today.year:
        return None
    return Refusal(_("全员完成期限不在今天和年底之间"), _("请填今年以内、今天或以后的日期"))


@rule("EDU-01")
def programme_is_written_down(content: str, by: Person) -> Refusal | None:
    if content.strip():
        return None
    return Refusal(_("没有写明教育安排"), _("请写明时间、内容、形式和参加范围"))
