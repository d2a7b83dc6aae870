"""Reasons not to let a copy leave the house, nor to deliver it (CAR-01 to CAR-05, CAR-07)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.approving import is_top_secret
from jiyao.domains.carriers.rules.circulating import may_be_handed
from jiyao.domains.carriers.settings import TOP_SECRET_MEANS, TWO_PERSON_LEVELS
from jiyao.foundation.access.facts import is_cleared
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Place
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Person

BUSINESS = ("meeting", "meeting_papers", "countersigning", "reporting", "handing_in", "inspection")
# The weight of the highest level that each means or method is good for (access.vocabulary).
MEANS = {"special_car": 50, "office_car": 40, "on_foot": 30, "public_transport": 10}
METHODS = {
    "confidential_courier": 50,
    "special_car": 50,
    "confidential_mail": 40,
    "exchange_station": 40,
    "post": 0,
    "express": 0,
}
NUMBERED = ("confidential_courier", "confidential_mail", "exchange_station")


@rule("CAR-04")
def purpose_is_on_the_list(purpose: str) -> Refusal | None:
    if purpose in BUSINESS:
        return None
    return Refusal(
        _("不得带密件参观、探亲、访友、社交或出入公共场所"), _("只能为清单所列的工作携带外出")
    )


@rule("CAR-01")
def way_is_described(destination: str, route: str) -> Refusal | None:
    if destination.strip() and route.strip():
        return None
    return Refusal(_("没有写明目的地和路线"), _("请写明去何处、经何路线"))


@rule("CAR-01", "SYS-02")
def carrier_may_read(copy: "Copy", to: "Person", at: datetime) -> Refusal | None:
    return may_be_handed(copy, to, at)


@rule("CAR-01")
def means_is_rated(copy: "Copy", means: str) -> Refusal | None:
    if copy.level.weight <= MEANS.get(means, 0):
        return None
    return Refusal(
        _("此交通方式达不到携带%(level)s件的要求") % {"level": copy.level},
        _("绝密件乘专车，机密件乘专车或公务用车"),
    )


@rule("CAR-02")
def two_people_carry_it(
    copy: "Copy", to: "Person", escort: "Person | None", at: datetime
) -> Refusal | None:
    return pair_is_fit(copy, to, escort, at)


@rule("CAR-02")
def top_secret_may_be_carried(copy: "Copy", at: datetime) -> Refusal | None:
    if not is_top_secret(copy.level) or TOP_SECRET_MEANS.at(at) != "confidential_courier":
        return None
    return Refusal(_("本单位绝密件只能交机要交通传递，不得由人携带"), _("请办理“对外传递”"))


@rule("CAR-02")
def top_secret_is_sealed_alone(copy: "Copy", seal: str) -> Refusal | None:
    if seal.strip():
        return _seal_is_free(copy, seal)
    if not is_top_secret(copy.level):
        return None
    return Refusal(_("绝密件须单独密封，没有填封条编号"), _("请密封后填写封条编号"))


@rule("CAR-03")
def method_is_rated(copy: "Copy", method: str) -> Refusal | None:
    if copy.level.weight <= METHODS.get(method, -1):
        return None
    if METHODS.get(method, 0) == 0:
        return Refusal(
            _("%(level)s件不得通过普通邮政、快递传递") % {"level": copy.level},
            _("请走机要交通、机要通信、交换站或专人专车"),
        )
    return Refusal(
        _("此传递方式不能传递%(level)s件") % {"level": copy.level},
        _("请改用机要交通或专人专车"),
    )


@rule("CAR-02")
def top_secret_goes_as_set(copy: "Copy", method: str, at: datetime) -> Refusal | None:
    if not is_top_secret(copy.level):
        return None
    chosen = TOP_SECRET_MEANS.at(at)
    if chosen == "confidential_courier" and method == "special_car":
        return Refusal(_("本单位绝密件只交机要交通传递"), _("请改用机要交通"))
    if chosen == "special_car_two" and method == "confidential_courier":
        return Refusal(_("本单位绝密件由两人专车直送"), _("请改用专人专车直送"))
    return None


@rule("CAR-03")
def courier_number_is_given(method: str, number: str) -> Refusal | None:
    if number.strip() or method not in NUMBERED:
        return None
    return Refusal(_("没有填机要号"), _("走机要渠道的须登记机要号"))


@rule("CAR-02", "CAR-03", "CAR-07")
def parcel_is_sealed(copy: "Copy", seal: str) -> Refusal | None:
    if seal.strip():
        return _seal_is_free(copy, seal) if is_top_secret(copy.level) else None
    return Refusal(_("没有填封装编号"), _("请密封并编号后交付"))


@rule("CAR-02", "CAR-03")
def people_go_with_the_car(
    copy: "Copy", method: str, carrier: "Person | None", escort: "Person | None", at: datetime
) -> Refusal | None:
    if method != "special_car":
        return None
    if carrier is None:
        return Refusal(_("专人专车直送须写明递送人"), _("请填写递送人"))
    return cleared_to_carry(copy, carrier, at) or pair_is_fit(copy, carrier, escort, at)


@rule("CAR-03")
def delivery_is_under_way(copy: "Copy") -> Refusal | None:
    if copy.open_dispatch() is not None:
        return None
    return Refusal(_("此份没有等待回执的传递"), _("请核对编号"))


@rule("CAR-05")
def place_is_a_home(place: "Place") -> Refusal | None:
    if place.kind_of == "home":
        return None
    return Refusal(
        _("%(place)s 没有登记为有保密柜的住所") % {"place": place},
        _("请先由保密办查看住所并登记处所"),
    )


@rule("CAR-05")
def home_has_a_safe(place: "Place") -> Refusal | None:
    if place.container in ("safe", "steel_safe"):
        return None
    return Refusal(_("%(place)s 没有保密柜") % {"place": place}, _("请配备保密柜后再报批"))


@rule("CAR-05", "CIR-10")
def top_secret_never_goes_home(copy: "Copy") -> Refusal | None:
    if not is_top_secret(copy.level):
        return None
    return Refusal(_("绝密件不得留置机要室以外，不能在家办理"), _("请在机要室阅办"))


@rule("CAR-05")
def family_is_kept_away(family_ban: bool) -> Refusal | None:
    if family_ban:
        return None
    return Refusal(_("阅办人没有承诺家属不得接触"), _("请阅办人承诺后再办理"))


@rule("CAR-05")
def courier_fetches_it(
    copy: "Copy", to: "Person", courier: "Person", at: datetime
) -> Refusal | None:
    if courier.pk == to.pk:
        return Refusal(_("在家办理的不得由阅办人自取自送"), _("请由秘书或机要员送取"))
    return cleared_to_carry(copy, courier, at)


def pair_is_fit(
    copy: "Copy", first: "Person", second: "Person | None", at: datetime
) -> Refusal | None:
    return accompanied(copy, first, second, at) if must_be_two(copy.level, at) else None


def must_be_two(level: "Level", at: datetime) -> bool:
    """Whether the level asks for two people, whatever the errand."""
    return is_top_secret(level) or TWO_PERSON_LEVELS.at(at) != "top_secret_only"


def accompanied(
    copy: "Copy", first: "Person", second: "Person | None", at: datetime
) -> Refusal | None:
    """Return why `second` does not do as the one who goes along, if so."""
    if second is None:
        return Refusal(
            _("%(level)s件须两人同行，不得一人单独携带") % {"level": copy.level},
            _("请写明另一位有相应涉密资格的同行人"),
        )
    if second.pk == first.pk:
        return Refusal(_("同行人与携带人是同一人"), _("请写明另一位同行人"))
    return cleared_to_carry(copy, second, at)


def cleared_to_carry(copy: "Copy", person: "Person", at: datetime) -> Refusal | None:
    """Return why the person may not go along with the copy, if the clearance is too low."""
    if is_cleared(person, copy.level, at):
        return None
    return Refusal(
        _("%(who)s 的涉密等级不足，不能护送%(level)s件") % {"who": person, "level": copy.level},
        _("请改派涉密等级相当的人员"),
    )


def _seal_is_free(copy: "Copy", seal: str) -> Refusal | None:
    others = type(copy).objects.exclude(pk=copy.pk)
    carried = others.filter(legs__outing__seal_number=seal, legs__returned_at__isnull=True)
    if not (carried | others.filter(dispatches__seal_number=seal)).exists():
        return None
    return Refusal(
        _("封条 %(seal)s 已经用于另一件，绝密件须单独密封") % {"seal": seal},
        _("请另行密封，填写新的封条编号"),
    )
