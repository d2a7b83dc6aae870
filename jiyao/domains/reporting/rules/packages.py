"""Reasons not to send figures up, and not to take a file in (ORG-16)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.files import ANSWER, NOTICE, PACKAGE, Sent
from jiyao.domains.reporting.periods import period_called
from jiyao.domains.reporting.signing import own_public
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule
from jiyao.foundation.trail.signing import SigningRefused

if TYPE_CHECKING:
    from jiyao.domains.reporting.models import Package

FROM = {PACKAGE: "below", ANSWER: "below", NOTICE: "above"}


def sender_of(file: Sent, at: datetime) -> Any:
    """Return the trusted body whose signature a file carries, or None."""
    rows = apps.get_model("reporting.counterpart").objects.holding_at(at)
    found = rows.filter(kind_of=FROM[file.kind]).order_by("pk")
    return next((each for each in found if file.is_signed_by(each.verifier)), None)


@rule("ORG-16")
def key_is_safe() -> Refusal | None:
    try:
        own_public()
    except SigningRefused as fault:
        return Refusal(str(fault), _("请系统管理员检查密钥目录的权限"))
    return None


@rule("ORG-16")
def file_says_what_it_may(file: Sent) -> Refusal | None:
    if not file.fault:
        return None
    return Refusal(file.fault, _("请对方核对后重新导出，不要改动文件"))


@rule("ORG-16")
def file_is_signed_by_one_we_trust(file: Sent, at: datetime) -> Refusal | None:
    if file.fault or sender_of(file, at):
        return None
    return Refusal(
        _("签名不是已登记的上下级单位所作，或者文件被改动过"),
        _("请当面或者电话核对对方公钥，登记后再接收"),
    )


@rule("ORG-16")
def file_is_for_us(file: Sent) -> Refusal | None:
    if file.fault or file.data["to"] == own_public().key_id.hex():
        return None
    return Refusal(_("这个文件是给其他单位的"), _("请退回给送来的单位"))


@rule("ORG-16")
def edition_is_new(file: Sent, at: datetime) -> Refusal | None:
    sender = None if file.fault else sender_of(file, at)
    if sender is None:
        return None
    rows = apps.get_model("reporting.submission").objects.filter(counterpart=sender)
    later = rows.filter(period=file.data["period"], edition__gte=file.data["edition"])
    if not later.exclude(note="").exists():
        return None
    return Refusal(_("这一期的上报包已经接收"), _("对方重报的，请用重报的文件"))


@rule("ORG-16")
def period_is_over(file: Sent, at: datetime) -> Refusal | None:
    if file.fault or period_called(file.data["period"]).last < timezone.localdate(at):
        return None
    return Refusal(_("这一期还没有结束"), _("请对方核对期次"))


@rule("ORG-16")
def package_is_not_signed(package: "Package") -> Refusal | None:
    if package.signed_at is None:
        return None
    return Refusal(_("%(title)s 已签发") % {"title": package}, _("有错的，请办理“重新编报”"))


@rule("ORG-16")
def package_is_signed(package: "Package") -> Refusal | None:
    if package.signed_at:
        return None
    return Refusal(_("%(title)s 还没有签发") % {"title": package}, _("请直接编制"))


@rule("ORG-16")
def package_is_the_last(package: "Package") -> Refusal | None:
    rows = type(package)._default_manager.filter(counterpart=package.counterpart_id)
    if not rows.filter(period=package.period, edition__gt=package.edition).exists():
        return None
    return Refusal(_("这一期已经重新编报"), _("请到最近一次的页面办理"))


@rule("ORG-16")
def package_is_drawn_up(package: "Package") -> Refusal | None:
    if package.drawn_up_at:
        return None
    return Refusal(_("还没有编制"), _("请先办理“编制上报包”"))


@rule("ORG-16")
def nothing_has_changed(package: "Package", checksum: str) -> Refusal | None:
    if checksum == package.checksum:
        return None
    return Refusal(_("数字或者说明在申请以后改过"), _("请按现在的内容重新申请"))
