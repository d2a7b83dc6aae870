"""Where a copy can be, and the steps that lead there (DOC-15)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a copy is. Every copy is in exactly one state; the last six are its end or outside."""

    ROOM = "room", _("机要室")
    HELD = "held", _("个人持有")
    TRANSIT = "transit", _("在途")
    SENT = "sent", _("已外发")
    ARCHIVED = "archived", _("已归档")
    RETURNED = "returned", _("已清退")
    DESTROYED = "destroyed", _("已销毁")
    LOST = "lost", _("已认定丢失")
    VOID = "void", _("登记作废")


class Move(models.TextChoices):
    """One step of a copy's way; what each leads to is in `AFTER`."""

    ENTERED = "entered", _("编号入账，存机要室")
    COPIED = "copied", _("复制登记入账，存机要室")
    READING = "reading", _("从机要室领取，送阅")
    DELIVERED = "delivered", _("分发到部门，签收人持有")
    LENT = "lent", _("由机要室借出")
    LENT_OUTSIDE = "lent_outside", _("经批准借给外单位")
    ESCORTED = "escorted", _("专人送阅，随办随收")
    ISSUED = "issued", _("发放保密本，领用人持有")
    CARRIED = "carried", _("经批准携带外出")
    BACK = "back", _("退还机要室，清点无误")
    MENDED = "mended", _("更正持有人")
    DISPATCHED = "dispatched", _("交付传递")
    RECEIPTED = "receipted", _("对方签收，回执入账")
    PRINTED = "printed", _("缮印编号入账，存机要室")
    CAME_BACK = "came_back", _("外单位退回，存机要室")
    ARCHIVED = "archived", _("移交归档")
    APPRAISED = "appraised", _("保管期满出库，存机要室待销毁")
    HANDED_BACK = "handed_back", _("清退来文机关")
    DESTROYED = "destroyed", _("监销完毕")
    LOST = "lost", _("认定丢失")
    FOUND = "found", _("找到，存机要室")
    VOIDED = "voided", _("登记有误，作废")


AFTER = {
    Move.ENTERED: State.ROOM,
    Move.COPIED: State.ROOM,
    Move.READING: State.HELD,
    Move.DELIVERED: State.HELD,
    Move.LENT: State.HELD,
    Move.LENT_OUTSIDE: State.TRANSIT,
    Move.ESCORTED: State.HELD,
    Move.ISSUED: State.HELD,
    Move.CARRIED: State.HELD,
    Move.BACK: State.ROOM,
    Move.MENDED: State.HELD,
    Move.DISPATCHED: State.TRANSIT,
    Move.RECEIPTED: State.SENT,
    Move.PRINTED: State.ROOM,
    Move.CAME_BACK: State.ROOM,
    Move.ARCHIVED: State.ARCHIVED,
    Move.APPRAISED: State.ROOM,
    Move.HANDED_BACK: State.RETURNED,
    Move.DESTROYED: State.DESTROYED,
    Move.LOST: State.LOST,
    Move.FOUND: State.ROOM,
    Move.VOIDED: State.VOID,
}
OUTSIDE = (State.TRANSIT, State.SENT, State.RETURNED)
ON_THE_BOOKS = (State.ROOM, State.HELD, State.TRANSIT)
