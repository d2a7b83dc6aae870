"""Reasons not to confirm having read something (ORG-10, ORG-14, EDU-06, EDU-07)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import PledgeText, Receipt


@rule("ORG-10", "ORG-14", "EDU-06", "EDU-07")
def everybody_confirms_for_himself(receipt: "Receipt", by: Person) -> Refusal | None:
    if receipt.person_id == by.pk:
        return None
    return Refusal(_("须由 %(who)s 本人确认") % {"who": receipt.person}, _("请本人登录办理"))


@rule("ORG-10", "ORG-14", "EDU-06", "EDU-07")
def it_is_not_confirmed(receipt: "Receipt") -> Refusal | None:
    if receipt.confirmed_at is None:
        return None
    return Refusal(_("%(what)s 已确认") % {"what": receipt}, _("无须再确认"))


@rule("EDU-06")
def text_is_the_code(text: "PledgeText", at: datetime) -> Refusal | None:
    ended = text.until is not None and text.until <= at
    if text.is_code and not ended:
        return None
    return Refusal(_("%(text)s 不是现行的保密守则") % {"text": text}, _("请刷新后再确认"))


@rule("EDU-06")
def there_is_no_pin_yet(by: Person) -> Refusal | None:
    if not by.pin:
        return None
    return Refusal(_("首次登录以后用签名 PIN 确认"), _("请在“我的岗位和责任”的学习确认里办理"))
