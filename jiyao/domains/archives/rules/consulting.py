"""Reasons not to open archives to a reader, nor to take them back (BOR-06 to BOR-10, ARC-04)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.settings import MINUTES_APPROVER
from jiyao.domains.carriers.approving import is_top_secret
from jiyao.domains.carriers.rules.circulating import may_be_handed
from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.archives.models import Consultation, Finding, Volume, VolumeItem
    from jiyao.domains.carriers.models import Place
    from jiyao.foundation.people.models import Person

PLACES = ("room", "reading")
WITHIN_THE_BODY = ("leadership", "minutes", "personnel", "case")
# What a reader must not do (BOR-08).
CONDUCT = (
    ("seal", _("封签不完好")),
    ("marks", _("有涂改、勾画或记号")),
    ("swapped", _("有抽换")),
    ("damaged", _("有损坏")),
    ("copied", _("发现拍照或复印")),
)


@rule("BOR-09")
def letter_is_given(letter: str) -> Refusal | None:
    if letter.strip():
        return None
    return Refusal(_("没有登记介绍信或查档单号"), _("查档凭写明内容的介绍信或查档单"))


@rule("BOR-09")
def items_are_named(volume: "Volume", items: list["VolumeItem"]) -> Refusal | None:
    if volume.holds(items):
        return None
    return Refusal(_("没有写明查阅卷内哪几件"), _("只提供介绍信写明的有关部分，请逐件选择"))


@rule("BOR-09", "SYS-02")
def reader_may_read_each(items: list["VolumeItem"], to: "Person", at: datetime) -> Refusal | None:
    for item in items:
        found = may_be_handed(item.copy, to, at)
        if found:
            return Refusal(
                _("第 %(place)d 件：%(why)s") % {"place": item.place, "why": found.reason},
                _("请从查阅内容中去掉这一件；确需查阅的，先按规定扩大知悉范围"),
            )
    return None


@rule("ARC-04")
def restricted_items_stay_inside(items: list["VolumeItem"]) -> Refusal | None:
    held = [item for item in items if item.restricted]
    if not held:
        return None
    return Refusal(
        _("第 %(place)d 件属“%(range)s”，不得提供给外单位")
        % {"place": held[0].place, "range": held[0].get_restricted_display()},
        _("请从查阅内容中去掉这一件"),
    )


@rule("BOR-06")
def special_collections_stay_inside(volume: "Volume") -> Refusal | None:
    if volume.collection not in WITHIN_THE_BODY and not is_top_secret(volume.highest):
        return None
    return Refusal(
        _("绝密卷和%(what)s不提供给外单位")
        % {"what": volume.filing_class.get_collection_display()},
        _("请对方商请本单位领导"),
    )


@rule("BOR-10")
def only_the_custodian_uses_minutes(volume: "Volume", to: "Person", at: datetime) -> Refusal | None:
    if volume.collection != "minutes" or MINUTES_APPROVER.at(at) != "custodian_only":
        return None
    if volume.filing_class.custodian_id == to.pk:
        return None
    return Refusal(
        _("本单位会议记录和录音只由保管人 %(who)s 查阅，不外借")
        % {"who": volume.filing_class.custodian or _("（未指定）")},
        _("请由保管人查后答复"),
    )


@rule("BOR-06", "BOR-10")
def collection_has_a_custodian(collection: str, custodian: "Person | None") -> Refusal | None:
    if collection == "ordinary" or custodian is not None:
        return None
    return Refusal(_("这类档案须有指定的保管人"), _("请选择保管人"))


@rule("BOR-09")
def it_is_read_under_watch(volume: "Volume", place: "Place") -> Refusal | None:
    if place.kind_of in PLACES and place.is_rated_for(volume.highest):
        return None
    return Refusal(
        _("%(place)s 不是密级相当的阅览处所") % {"place": place},
        _("请在机要室或密级相当的阅览室查阅"),
    )


@rule("BOR-09")
def consultation_is_open(consultation: "Consultation") -> Refusal | None:
    if consultation.returned_at is None:
        return None
    return Refusal(_("这次查档已经归还清点"))


@rule("BOR-08")
def finding_is_open(finding: "Finding") -> Refusal | None:
    if finding.cleared_at is None:
        return None
    return Refusal(_("已经查清"))


@rule("BOR-08")
def finding_is_ones_to_clear(finding: "Finding", by: "Person", at: datetime) -> Refusal | None:
    owed = apps.get_model("duties", "Duty")._default_manager.owed_by(by.pk)
    if SECRECY_OFFICE.code in roles_of(by, at) or owed.filter(subject_ref=finding.public_id):
        return None
    return Refusal(_("这项差异不由您查清"), _("请由保密办查清；看不到专案的，由专案的保管人查清"))
