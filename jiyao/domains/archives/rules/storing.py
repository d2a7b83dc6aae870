"""Reasons not to shelve a volume, nor to let somebody into a storeroom (ARC-05 to ARC-07)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.archives.models import (
        StoreAccess,
        StoreCheck,
        StoreVisit,
        Volume,
        VolumeItem,
    )
    from jiyao.domains.carriers.models import Place
    from jiyao.foundation.people.models import Person


@rule("ARC-06")
def volume_is_handed_over(volume: "Volume") -> Refusal | None:
    if volume.state != "collecting":
        return None
    return Refusal(_("此卷还没有移交"), _("请先办理“移交归档”，双方签字"))


@rule("ARC-07")
def volume_awaits_its_check(volume: "Volume") -> Refusal | None:
    if volume.state in ("collecting", "received"):
        return None
    return Refusal(_("此卷已经检查过：%(state)s") % {"state": volume.get_state_display()})


@rule("ARC-07")
def items_are_all_there(volume: "Volume", counted: int) -> Refusal | None:
    listed = len(volume.inside())
    if counted == listed:
        return None
    return Refusal(
        _("移交清单 %(listed)d 件，清点 %(counted)d 件") % {"listed": listed, "counted": counted},
        _("请当面查清；查不清的报告下落不明"),
    )


@rule("ARC-07")
def what_is_wrong_was_treated(tidy: bool, whole: bool, treatment: str) -> Refusal | None:
    if (tidy and whole) or treatment.strip():
        return None
    return Refusal(
        _("不清洁或有破损的档案，没有处理不能入库"), _("请先除尘、消毒、修补，再写明处理情况")
    )


@rule("ARC-07")
def volume_was_checked(volume: "Volume") -> Refusal | None:
    if volume.state not in ("collecting", "received"):
        return None
    return Refusal(_("新接收的档案还没有检查，不能入库上架"), _("请先办理“入库前检查”"))


@rule("ARC-06")
def volume_is_at_hand(volume: "Volume") -> Refusal | None:
    if volume.state in ("collecting", "received", "checked", "stored"):
        return None
    return Refusal(_("此卷不在库内：%(state)s") % {"state": volume.get_state_display()})


@rule("ARC-06")
def volume_is_in_the_store(volume: "Volume") -> Refusal | None:
    if volume.state == "stored":
        return None
    return Refusal(
        _("此卷不在库内：%(state)s") % {"state": volume.get_state_display()},
        _("在库的案卷才能办理"),
    )


@rule("ARC-09")
def nothing_of_it_is_missing(volume: "Volume") -> Refusal | None:
    missing = volume.missing_items()
    if not missing:
        return None
    return Refusal(
        _("卷内 %(copy)s 已报告下落不明，查清以前冻结") % {"copy": missing[0].copy},
        _("找到后请先在下落不明登记中办理“报告找到”"),
    )


@rule("ARC-09")
def items_are_not_yet_reported(items: list["VolumeItem"]) -> Refusal | None:
    missing = [item for item in items if item.copy.open_loss()]
    if not missing:
        return None
    return Refusal(
        _("%(copy)s 已报告下落不明") % {"copy": missing[0].copy}, _("请从名单中去掉这一件")
    )


@rule("ARC-05")
def place_is_a_storeroom(store: "Place") -> Refusal | None:
    if store.kind_of == "archive" and store.until is None:
        return None
    return Refusal(_("%(place)s 不是档案库房") % {"place": store}, _("请选择登记过的档案库房"))


@rule("ARC-06")
def store_is_rated(volume: "Volume", store: "Place") -> Refusal | None:
    if store.is_rated_for(volume.highest):
        return None
    return Refusal(
        _("%(place)s 达不到 %(level)s 的保管条件") % {"place": store, "level": volume.highest},
        _("请存入条件相当的库房"),
    )


@rule("ARC-05")
def person_is_on_the_list(store: "Place", visitor: "Person", at: datetime) -> Refusal | None:
    if visitor.store_access.holding_at(at).filter(store__name=store.name).exists():
        return None
    return Refusal(
        _("%(who)s 不在 %(store)s 的准入名单上，非管理人员不得入内")
        % {"who": visitor, "store": store},
        _("确需进入的，请保密办先列入准入名单，写明事由和期限"),
    )


@rule("ARC-05")
def person_is_not_yet_listed(store: "Place", person: "Person", at: datetime) -> Refusal | None:
    if not person.store_access.holding_at(at).filter(store__name=store.name).exists():
        return None
    return Refusal(
        _("%(who)s 已在 %(store)s 的准入名单上") % {"who": person, "store": store},
        _("改期限的，请先办理“撤出准入名单”"),
    )


@rule("ARC-05")
def access_ends_later(until: datetime | None, at: datetime) -> Refusal | None:
    if until is None or until > at:
        return None
    return Refusal(_("截止时间已经过去"), _("请填以后的时间；长期准入的不填"))


@rule("ARC-05")
def person_is_outside(visitor: "Person") -> Refusal | None:
    visits = apps.get_model("archives", "StoreVisit")._default_manager
    if not visits.filter(person=visitor, out_at__isnull=True).exists():
        return None
    return Refusal(_("%(who)s 进库后还没有登记出库") % {"who": visitor}, _("请先登记出库"))


@rule("ARC-05")
def visit_is_open(visit: "StoreVisit") -> Refusal | None:
    if visit.out_at is None:
        return None
    return Refusal(_("已经登记出库"))


@rule("ARC-05")
def access_holds(access: "StoreAccess", at: datetime) -> Refusal | None:
    if access.until is None or access.until > at:
        return None
    return Refusal(_("已不在准入名单上"))


@rule("ARC-02")
def something_is_to_be_remedied(check: "StoreCheck") -> Refusal | None:
    if check.failed and check.remedied_at is None:
        return None
    return Refusal(_("没有待整改的问题"))


@rule("ARC-02")
def what_failed_is_explained(failed: list[str], words: str) -> Refusal | None:
    if words.strip() or not failed:
        return None
    return Refusal(_("有不合格项，没有写明情况"), _("请写明问题和位置"))
