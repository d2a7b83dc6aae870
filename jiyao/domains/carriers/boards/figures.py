"""The figures of carriers, by the roles that watch them."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.boards.rows import (
    COPIES,
    DOCUMENTS,
    LOSSES,
    OUTSIDE_LOANS,
    copies,
    documents,
    lent_outside,
    losses,
    mine,
    shown,
)
from jiyao.foundation.access.roles import CLASSIFIER, KEEPER, LEADER, OFFICE, OFFICE_HEAD, STAFF
from jiyao.foundation.boards.declarations import Figure, Look, figure

READERS = (LEADER, CLASSIFIER, STAFF)


def _count(rows: Callable[[Look], Any], keep: Callable[[Any, Look], Any]) -> Callable[[Look], int]:
    return lambda look: keep(rows(look), look).count()


figure(
    Figure(
        "carriers.overdue",
        _("超期未还"),
        lambda look: sum(each.late for each in look.in_hands[COPIES]),
        OFFICE,
        10,
        shown(COPIES, "overdue"),
        pressing=True,
    )
)
figure(
    Figure(
        "carriers.due-today",
        _("今日应还"),
        _count(copies, lambda rows, look: rows.due_today(look.now)),
        (KEEPER,),
        20,
        shown(COPIES, "today"),
    )
)
figure(
    Figure(
        "carriers.undistributed",
        _("待分发"),
        _count(documents, lambda rows, look: rows.undistributed()),
        (KEEPER,),
        30,
        shown(DOCUMENTS, "undistributed"),
    )
)
figure(
    Figure(
        "carriers.unfinished",
        _("待登记签收"),
        _count(documents, lambda rows, look: rows.unfinished()),
        (KEEPER,),
        40,
        shown(DOCUMENTS, "unfinished"),
    )
)
figure(
    Figure(
        "carriers.awaiting-opinion",
        _("待定范围和拟办"),
        _count(documents, lambda rows, look: rows.awaiting_opinion()),
        (OFFICE_HEAD,),
        5,
        shown(DOCUMENTS, "awaiting"),
    )
)
figure(
    Figure(
        "carriers.awaiting-head",
        _("待办公室负责人定范围"),
        _count(documents, lambda rows, look: rows.awaiting_opinion()),
        (KEEPER,),
        25,
        shown(DOCUMENTS, "awaiting"),
    )
)
figure(
    Figure(
        "carriers.out",
        _("机要室外"),
        lambda look: sum(each.count for each in look.in_hands[COPIES]),
        OFFICE,
        50,
        shown(COPIES, "out"),
    )
)
figure(
    Figure(
        "carriers.lent-outside",
        _("借给外单位"),
        _count(lent_outside, lambda rows, look: rows),
        (KEEPER,),
        55,
        shown(OUTSIDE_LOANS, "out"),
    )
)
figure(
    Figure(
        "carriers.missing",
        _("正在查找"),
        _count(losses, lambda rows, look: rows),
        OFFICE,
        60,
        shown(LOSSES, "open"),
        pressing=True,
    )
)
figure(
    Figure(
        "carriers.mine",
        _("我手里的件"),
        _count(mine, lambda rows, look: rows),
        READERS,
        20,
        lambda look: reverse("duties"),
    )
)
figure(
    Figure(
        "carriers.to-read",
        _("待阅签字"),
        _count(mine, lambda rows, look: rows.unread()),
        READERS,
        30,
    )
)
