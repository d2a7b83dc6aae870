"""Reasons not to list a copy for destruction, or not to destroy it (DES-01 to DES-04)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules import copies as of_copies
from jiyao.domains.carriers.settings import DESTRUCTION_ROUTE
from jiyao.foundation.access.models import Label
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Destruction, DestructionItem, Place
    from jiyao.foundation.people.models import Person


@rule("DES-01")
def something_is_listed(copies: list["Copy"]) -> Refusal | None:
    if copies:
        return None
    return Refusal(_("清册上没有任何一份"), _("请选择要销毁的份"))


@rule("DES-01", "DES-03")
def listed_copies_are_free(copies: list["Copy"]) -> Refusal | None:
    for copy in copies:
        found = _not_at_hand(copy)
        if found:
            return Refusal(f"{copy}：{found.reason}", _("请从清册中去掉这一份"))
        if copy.listed_on():
            return Refusal(
                _("%(copy)s 已在 %(list)s 上") % {"copy": copy, "list": copy.listed_on()},
                _("请从清册中去掉这一份，或先办结、撤销那一册"),
            )
    return None


@rule("DOC-26")
def list_is_of_one_matter(copies: list["Copy"]) -> Refusal | None:
    labels = Label.objects.filter(pk__in=[copy.label_id for copy in copies])
    if labels.values("compartment").distinct().count() <= 1:
        return None
    return Refusal(_("清册上混有专案件和其他件"), _("每个专案的件请单独造册"))


def _not_at_hand(copy: "Copy") -> Refusal | None:
    return of_copies.copy_is_not_missing(copy=copy) or of_copies.copy_is_in_the_room(copy=copy)


@rule("DES-02")
def station_gave_a_receipt(destruction: "Destruction", receipt: str) -> Refusal | None:
    if receipt.strip() or destruction.method != "city_station":
        return None
    return Refusal(
        _("送销毁中心的，没有回执不能销账"),
        _("请填写送销回执号；还没有回执的，先不办监销"),
        field="receipt",
    )


@rule("DES-02")
def place_is_for_destruction(copies: list["Copy"], place: "Place", at: datetime) -> Refusal | None:
    if place.kind_of != "destruction":
        return Refusal(
            _("%(place)s 不是批准的销毁地点") % {"place": place}, _("请选择登记过的销毁地点")
        )
    above = [copy for copy in copies if not place.is_rated_for(copy.level)]
    if not above:
        return None
    return Refusal(
        _("%(place)s 达不到%(level)s的销毁条件") % {"place": place, "level": above[0].level},
        _("请送销毁条件相当的地点"),
    )


@rule("DES-01")
def method_is_allowed(copies: list["Copy"], method: str, at: datetime) -> Refusal | None:
    order = list(DESTRUCTION_ROUTE.values)
    for level in {copy.level for copy in copies}:
        wanted = DESTRUCTION_ROUTE.at(at, level)
        if order.index(method) > order.index(wanted):
            return Refusal(
                _("%(level)s的销毁方式应为：%(wanted)s")
                % {"level": level, "wanted": DESTRUCTION_ROUTE.values[wanted]},
                _("请改用规定的销毁方式，或把这些份另列一册"),
            )
    return None


@rule("DES-02", "DES-03")
def something_is_ticked(ticked: list["DestructionItem"]) -> Refusal | None:
    if ticked:
        return None
    return Refusal(
        _("一份也没有勾，等于什么都没有销毁"),
        _("请逐件勾销；一份都不销毁的，请“撤销清册”"),
        act="carriers.destruction.withdrawn",
    )


@rule("DES-01")
def destruction_is_open(destruction: "Destruction") -> Refusal | None:
    if destruction.done_at is None and destruction.withdrawn_at is None:
        return None
    return Refusal(
        _("这份清册%(progress)s") % {"progress": destruction.progress},
        _("未销毁的份请另列清册"),
    )


@rule("DES-02")
def two_others_watch(
    destruction: "Destruction", first: "Person", second: "Person", by: "Person"
) -> Refusal | None:
    if len({first.pk, second.pk}) < 2:
        return Refusal(_("监销须有两人，不能由一人充任"), _("请另选一名监销人"))
    if {first.pk, second.pk} & {destruction.requested_by_id, by.pk}:
        return Refusal(_("经办人不能监销自己经办的清册"), _("请由其他两人监销"))
    return None


@rule("DES-04")
def ticked_is_on_the_list(
    destruction: "Destruction", items: list["DestructionItem"], ticked: list["DestructionItem"]
) -> Refusal | None:
    approved = {item.pk for item in items}
    beyond = [item for item in ticked if item.pk not in approved]
    if not beyond:
        return None
    return Refusal(_("%(copy)s 不在批准的清册上") % {"copy": beyond[0]}, _("请逐件核对"))


@rule("DES-04")
def list_is_whole(destruction: "Destruction", items: list["DestructionItem"]) -> Refusal | None:
    if {item.pk for item in items} == set(destruction.items.values_list("pk", flat=True)):
        return None
    return Refusal(_("批准的内容与清册不一致"), _("请按整册报批"))


@rule("DOC-16")
def ticked_is_at_hand(ticked: list["DestructionItem"]) -> Refusal | None:
    for item in ticked:
        found = _not_at_hand(item.copy)
        if found:
            return Refusal(f"{item.copy}：{found.reason}", _("请不要勾选这一份"))
    return None
