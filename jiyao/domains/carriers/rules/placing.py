"""Reasons not to rate a place or to end its use (CIR-15, DOC-02)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Place
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Person


@rule("CIR-15")
def public_place_is_not_rated(kind: str, level: "Level | None") -> Refusal | None:
    if kind != "public" or level is None:
        return None
    return Refusal(_("公共场所不能用于任何密级"), _("密级一栏请留空"))


@rule("CPY-09")
def copier_is_given_to_a_keeper(name: str, keeper: "Person | None", at: datetime) -> Refusal | None:
    if keeper is None or KEEPER.code in facts_of(keeper, at).roles:
        return None
    return Refusal(
        _("%(who)s 不是机要员，不能专管复印机") % {"who": keeper},
        _("请指定机要员，或先任命其为机要员"),
    )


@rule("DOC-02")
def place_is_in_use(place: "Place") -> Refusal | None:
    if place.until is None:
        return None
    return Refusal(_("此处所已经停用"))
