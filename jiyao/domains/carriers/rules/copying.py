"""Reasons not to copy (CPY-01 to CPY-06, CPY-09)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.approving import is_top_secret
from jiyao.domains.carriers.settings import COPY_APPROVER, COPY_NEVER, COPY_TOP_SECRET, YES
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Place
    from jiyao.foundation.people.models import Person


@rule("CPY-02")
def copying_is_not_forbidden(copy: "Copy") -> Refusal | None:
    if not copy.document.copying_forbidden:
        return None
    return Refusal(_("此件标明不准翻印、复制"), _("确需使用的，请借阅原件或向制发机关申请加印"))


@rule("CPY-02", "CPY-01")
def level_may_be_copied(copy: "Copy", at: datetime) -> Refusal | None:
    never = COPY_NEVER.at(at, copy.level) == YES
    if not never and not (is_top_secret(copy.level) and COPY_TOP_SECRET.at(at) == "forbidden"):
        return None
    return Refusal(
        _("按本单位制度，%(level)s 一律不复制") % {"level": copy.level},
        _("请在机要室阅看原件"),
    )


@rule("CPY-01")
def issuer_has_consented(copy: "Copy", consent: str, at: datetime) -> Refusal | None:
    needed = is_top_secret(copy.level) or COPY_APPROVER.at(at, copy.level) == "issuing_organ"
    if consent or not needed:
        return None
    return Refusal(
        _("复制 %(level)s 须经原制发机关同意") % {"level": copy.level},
        _("请填写制发机关同意的文号"),
    )


@rule("CPY-04")
def some_are_wanted(number: int) -> Refusal | None:
    if number > 0:
        return None
    return Refusal(_("复制份数应大于零"))


@rule("CPY-04")
def no_more_than_approved(number: int, made: int) -> Refusal | None:
    if 0 < made <= number:
        return None
    return Refusal(
        _("批准 %(number)d 份，不能制作 %(made)d 份") % {"number": number, "made": made},
        _("多印的请作废页登记并销毁；确需增加的另行报批"),
    )


@rule("CPY-05")
def waste_is_destroyed(spoilt: int, destroyed: int) -> Refusal | None:
    if spoilt == destroyed:
        return None
    return Refusal(
        _("废页 %(spoilt)d 张，已销毁 %(destroyed)d 张")
        % {"spoilt": spoilt, "destroyed": destroyed},
        _("废页全部销毁后才能完成复制登记"),
    )


@rule("CPY-06")
def place_may_copy(copy: "Copy", place: "Place") -> Refusal | None:
    if place.kind_of not in ("copying", "room"):
        return Refusal(
            _("%(place)s 不是文印室或定点复制单位") % {"place": place},
            _("请在内部文印室或定点单位复制"),
        )
    if place.is_rated_for(copy.level):
        return None
    return Refusal(
        _("%(place)s 达不到 %(level)s 的保密条件") % {"place": place, "level": copy.level},
        _("请改在密级相当的处所复制"),
    )


@rule("CPY-09")
def copier_is_run_by_its_keeper(copy: "Copy", place: "Place", by: "Person") -> Refusal | None:
    if place.keeper_id == by.pk:
        return None
    if place.keeper_id:
        return Refusal(
            _("%(place)s 的复印机由 %(who)s 专管，他人不得自行复印")
            % {"place": place, "who": place.keeper},
            _("请交专人复制并由其登记"),
        )
    if place.kind_of == "room" or not copy.level.scheme.starred:
        return None
    return Refusal(
        _("%(place)s 的复印机没有指定专人") % {"place": place},
        _("请保密办重新登记处所并指定复印机专人"),
    )
