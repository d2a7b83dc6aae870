"""Reasons not to destroy a bag of waste (DES-05)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Place, WasteBag
    from jiyao.foundation.people.models import Person


@rule("DES-05")
def bag_is_not_destroyed(waste_bag: "WasteBag") -> Refusal | None:
    if waste_bag.destroyed_at is None:
        return None
    return Refusal(_("此袋已经销毁"), _("请核对袋号"))


@rule("DES-05")
def waste_place_is_rated(waste_bag: "WasteBag", place: "Place") -> Refusal | None:
    if place.kind_of == "destruction" and place.is_rated_for(waste_bag.label.level):
        return None
    return Refusal(
        _("%(place)s 不能销毁%(level)s废纸") % {"place": place, "level": waste_bag.label.level},
        _("请选择登记过的、条件相当的销毁地点"),
    )


@rule("DES-05")
def another_watches_the_waste(witness: "Person", by: "Person") -> Refusal | None:
    if witness.pk != by.pk:
        return None
    return Refusal(_("销毁人不能自己监销"), _("请由另一人监销"))
