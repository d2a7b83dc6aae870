"""Reasons not to let a bag or parcel out: abroad, unsealed, unchecked (CAR-06 to CAR-09)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.approving import is_top_secret
from jiyao.domains.carriers.rules.carrying import NUMBERED, accompanied, must_be_two
from jiyao.domains.carriers.settings import OUT_OF_COUNTRY
from jiyao.foundation.access.facts import is_cleared
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy
    from jiyao.foundation.people.models import Person

FOR_TWO = ("meeting_papers", "countersigning")
CHECKS = {"address", "seal", "level", "contents"}


@rule("CAR-08")
def errand_is_for_two(
    copy: "Copy", purpose: str, to: "Person", escort: "Person | None", at: datetime
) -> Refusal | None:
    if purpose not in FOR_TWO or must_be_two(copy.level, at):
        return None
    return accompanied(copy, to, escort, at)


@rule("CAR-07")
def bag_is_numbered(copy: "Copy", seal: str) -> Refusal | None:
    if seal.strip() or not copy.level.scheme.starred or is_top_secret(copy.level):
        return None
    return Refusal(
        _("携带%(level)s件须密封编号，没有填封条编号") % {"level": copy.level},
        _("请密封后填写封条或文件袋编号"),
    )


@rule("CAR-06")
def it_stays_in_the_country(
    copy: "Copy", abroad: bool, authority: str, at: datetime
) -> Refusal | None:
    if not abroad:
        return None
    if is_top_secret(copy.level) or OUT_OF_COUNTRY.at(at) == "forbidden":
        return Refusal(
            _("%(level)s件不得携带出境") % {"level": copy.level},
            _("请通过外交信使等规定渠道办理，或不带此件"),
        )
    if authority.strip():
        return None
    return Refusal(_("携带出境须经保密行政管理部门批准"), _("办妥批准手续后填写批准文号再申请"))


@rule("CAR-09")
def parcel_is_checked(
    copy: "Copy", checker: "Person", checked: list[str], by: "Person", at: datetime
) -> Refusal | None:
    if checker.pk == by.pk:
        return Refusal(_("封装人不能查验自己封装的件"), _("请由另一人查验"))
    if not is_cleared(checker, copy.level, at):
        return Refusal(
            _("%(who)s 的涉密等级不足，不能查验%(level)s件")
            % {"who": checker, "level": copy.level},
            _("请由涉密等级相当的另一人查验"),
        )
    if set(checked) >= CHECKS:
        return None
    return Refusal(
        _("安全检查没有做完，还缺 %d 项") % len(CHECKS - set(checked)),
        _("请由查验人逐项查验，全部合格后再交付"),
    )


@rule("CAR-07")
def parcel_is_taken_over(method: str, handed_to: str) -> Refusal | None:
    if handed_to.strip() or method not in NUMBERED:
        return None
    return Refusal(_("没有填接件的机要人员"), _("请对方当面签收，并填写其姓名"))


@rule("CAR-07")
def receipt_is_signed(
    copy: "Copy", number: str, signed_by: str, signed_at: datetime, at: datetime
) -> Refusal | None:
    if not number.strip() or not signed_by.strip():
        return Refusal(_("没有填回执单号或对方签收人"), _("请按退回的回执填写"))
    sent = copy.open_dispatch()
    if sent is None or sent.sent_at <= signed_at <= at:
        return None
    return Refusal(_("签收时间不在交付之后、现在之前"), _("请核对回执上的签收时间"))
