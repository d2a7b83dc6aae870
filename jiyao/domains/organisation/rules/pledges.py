"""Reasons not to take a pledge (ORG-08, PER-04)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import PledgeText


@rule("ORG-08")
def text_is_pledged(text: "PledgeText") -> Refusal | None:
    if text.is_pledged:
        return None
    return Refusal(
        _("%(text)s 不作为承诺书签订") % {"text": text}, _("责任书由上一级签发，守则在待阅里确认")
    )


@rule("ORG-08")
def text_is_in_force(text: "PledgeText", at: datetime) -> Refusal | None:
    if text.until is None or text.until > at:
        return None
    return Refusal(_("%(text)s 已被新的版本代替") % {"text": text}, _("请签现行版本"))


@rule("ORG-08", "PER-04")
def sheet_is_signed_by_now(signed_on: date, at: datetime) -> Refusal | None:
    if signed_on <= timezone.localdate(at):
        return None
    return Refusal(_("签订日期在今天之后"), _("请核对纸上的日期"))


@rule("ORG-08")
def pledge_is_not_held(text: "PledgeText", by: Person, at: datetime) -> Refusal | None:
    held = text.pledges.holding_at(at).filter(person=by)
    if text.is_annual:
        held = held.filter(since__gte=start_of(timezone.localdate(at).replace(month=1, day=1)))
    if not held.exists():
        return None
    return Refusal(_("您已签订 %(text)s") % {"text": text}, _("无须再签"))


@rule("ORG-08")
def nobody_books_his_own(person: Person, by: Person) -> Refusal | None:
    if person.pk != by.pk:
        return None
    return Refusal(_("不得登记自己的承诺书"), _("请在线签订，或由其他经办人登记"))
