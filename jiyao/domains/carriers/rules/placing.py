"""Reasons not to rate a place or to end its use (CIR-15, DOC-02)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Place
    from jiyao.foundation.access.models import Level


@rule("CIR-15")
def public_place_is_not_rated(kind: str, level: "Level | None") -> Refusal | None:
    if kind != "public" or level is None:
        return None
    return Refusal(_("公共场所不能用于任何密级"), _("密级一栏请留空"))


@rule("DOC-02")
def place_is_in_use(place: "Place") -> Refusal | None:
    if place.until is None:
        return None
    return Refusal(_("此处所已经停用"))
