"""What must hold of a copy before anything is done with it: it is there, and it is not missing."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.settings import READING_PLACE
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Place
    from jiyao.foundation.access.models import Level

WHERE_IT_IS = {
    "archived": _("已经归档的，请到档案室办理“提供查阅”"),
    "sent": _("在外单位的，须办理“外单位归还”后再用；另行分发的请用在室的份"),
    "transit": _("在途的，请等送达签收，或办理退回"),
    "returned": _("已经清退，不再由本单位管理"),
    "destroyed": _("已经销毁"),
    "lost": _("已经认定丢失，找到后先办理“报告找到”"),
    "void": _("登记有误，已经作废"),
}
ALWAYS = ("room", "office", "reading")


@rule("DOC-16")
def copy_is_not_missing(copy: "Copy") -> Refusal | None:
    if copy.open_loss() is None:
        return None
    return Refusal(
        _("此份已报告下落不明，查清以前冻结，不能办理任何流转"),
        _("找到后请先办理“报告找到”"),
    )


@rule("DOC-15")
def copy_is_in_the_room(copy: "Copy") -> Refusal | None:
    if copy.state == "room":
        return None
    instead = WHERE_IT_IS.get(copy.state, _("请先收回机要室，再办理"))
    return Refusal(_("此份不在机要室，现为：%(where)s") % {"where": copy.whereabouts}, instead)


@rule("RET-05")
def copy_is_not_owed_to_its_issuer(copy: "Copy") -> Refusal | None:
    if not any(item.outcome == "owed" for item in copy.hand_backs.all()):
        return None
    return Refusal(
        _("此份在清退清单上，等待交回来文机关"),
        _("请改用别的份；确需留用的，先在该清单上办理“其余不再清退”"),
    )


@rule("DOC-15")
def copy_is_on_the_books(copy: "Copy") -> Refusal | None:
    if copy.is_on_the_books:
        return None
    return Refusal(_("此份已经不在册：%(state)s") % {"state": copy.get_state_display()})


@rule("CIR-15")
def place_is_rated(copy: "Copy", place: "Place", at: datetime) -> Refusal | None:
    return unfit(place, copy.level, at)


@rule("DOC-02")
def store_is_rated(copy: "Copy", place: "Place") -> Refusal | None:
    if place.kind_of in ("room", "office") and place.is_rated_for(copy.level):
        return None
    return Refusal(
        _("%(place)s 不能存放%(level)s件") % {"place": place, "level": copy.level},
        _("请存入保管条件相当的处所"),
    )


def unfit(place: "Place", level: "Level", at: datetime) -> Refusal | None:
    """Say why matter of a level may not be read or spoken of in a place, if so."""
    allowed = (*ALWAYS, "home") if READING_PLACE.at(at) == "home_with_safe" else ALWAYS
    if place.kind_of not in allowed:
        return Refusal(
            _("%(place)s（%(kind)s）不是可以阅办的处所")
            % {"place": place, "kind": place.get_kind_of_display()},
            _("请在机要室、办公室或阅览室阅办"),
        )
    if place.is_rated_for(level):
        return None
    return Refusal(
        _("%(place)s 达不到%(level)s的保密条件") % {"place": place, "level": level},
        _("请改在密级相当的处所办理"),
    )
