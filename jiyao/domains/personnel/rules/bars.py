"""Reasons not to stop or resume somebody's access (PER-19)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Bar


@rule("PER-19")
def suspension_goes_on(bar: "Bar", at: datetime) -> Refusal | None:
    if bar.kind_of != bar.Kind.SUSPENDED:
        return Refusal(
            _("%(kind)s不能恢复") % {"kind": bar.get_kind_of_display()},
            _("重新上岗的，请重新审查"),
        )
    if bar.until is None or bar.until > at:
        return None
    return Refusal(_("已经恢复"))


@rule("PER-19")
def nobody_resumes_himself(bar: "Bar", by: Person) -> Refusal | None:
    if bar.person_id != by.pk:
        return None
    return Refusal(_("不得恢复自己"), _("请由其他经办人办理"))
