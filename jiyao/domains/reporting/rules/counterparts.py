"""Reasons not to trust a key, and not to write to a body (ORG-16)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.signing import own_public
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.reporting.models import Counterpart, Package, Rectification


@rule("ORG-16")
def key_is_of_another(key: str, at: datetime) -> Refusal | None:
    if key == str(own_public()):
        return Refusal(_("这是本单位自己的公钥"), _("请填写对方给的公钥"))
    rows = apps.get_model("reporting.counterpart").objects.holding_at(at)
    if rows.filter(key=key).exists():
        return Refusal(_("这个公钥已经登记"), _("请核对是哪个单位的"))
    return None


@rule("ORG-16")
def one_body_is_above(kind: str, at: datetime) -> Refusal | None:
    rows = apps.get_model("reporting.counterpart").objects.above().holding_at(at)
    if kind != "above" or not rows.exists():
        return None
    return Refusal(_("已登记上级单位"), _("换上级单位或者换公钥的，先停用原来的"))


@rule("ORG-16")
def counterpart_is_trusted(counterpart: "Counterpart", at: datetime) -> Refusal | None:
    if counterpart.until is None or counterpart.until > at:
        return None
    return Refusal(_("%(name)s 已停用") % {"name": counterpart}, _("请先重新登记这个单位"))


@rule("ORG-16")
def counterpart_is_below(counterpart: "Counterpart") -> Refusal | None:
    if counterpart.kind_of == counterpart.Kind.BELOW:
        return None
    return Refusal(_("整改通知只下达给下级单位"), _("请选下级单位"))


@rule("ORG-16")
def package_goes_to_one_we_trust(package: "Package", at: datetime) -> Refusal | None:
    return counterpart_is_trusted.function(package.counterpart, at)


@rule("ORG-16")
def answer_goes_to_one_we_trust(rectification: "Rectification", at: datetime) -> Refusal | None:
    return counterpart_is_trusted.function(rectification.counterpart, at)
