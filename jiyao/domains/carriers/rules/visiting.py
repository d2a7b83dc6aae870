"""Reasons not to let an escort take a copy to its reader (CIR-13)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules.carrying import cleared_to_carry, pair_is_fit
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Visit
    from jiyao.foundation.people.models import Person


@rule("CIR-13")
def escort_is_another_and_cleared(
    copy: "Copy", to: "Person", escort: "Person", second: "Person | None", at: datetime
) -> Refusal | None:
    if to in (escort, second):
        return Refusal(_("阅办人不能自取自送"), _("请指定专人送去、随办随收"))
    return cleared_to_carry(copy, escort, at)


@rule("CIR-13", "CAR-02")
def two_escort_it(
    copy: "Copy", escort: "Person", second: "Person | None", at: datetime
) -> Refusal | None:
    return pair_is_fit(copy, escort, second, at)


@rule("CIR-13", "CIR-06")
def visit_is_not_yet_signed(visit: "Visit") -> Refusal | None:
    if visit.leg.read_at is None:
        return None
    return Refusal(_("这次送阅已经签过字"))


@rule("CIR-13", "CIR-06")
def signed_after_it_went_out(visit: "Visit", at: datetime) -> Refusal | None:
    if visit.out_at <= at:
        return None
    return Refusal(_("签字时间早于送出时间"), _("请按送阅单上的签字时间补录"))


@rule("CIR-13", "CIR-06")
def signer_is_the_reader(visit: "Visit", reader: "Person") -> Refusal | None:
    if visit.reader_id == reader.pk:
        return None
    return Refusal(_("此件是送 %(who)s 阅办的") % {"who": visit.reader}, _("请阅办人本人签字"))
