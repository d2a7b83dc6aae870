"""What the boards show of classification: what ends soon, waits for review or a new mark."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Item, Notice
from jiyao.domains.classification.settings import NOTICE_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import CLASSIFIER, KEEPER, LEADER, SECRECY_OFFICE
from jiyao.foundation.boards.declarations import Figure, Look, figure


def _ending(look: Look) -> int:
    last = timezone.localdate(look.now) + timedelta(days=NOTICE_DAYS.at(look.now))
    rows: Any = Item.objects.visible_to(look.facts, Action.HANDLE)
    return int(rows.ending_by(last).count())


def _backlog(look: Look) -> int:
    rows: Any = Item.objects.visible_to(look.facts, Action.HANDLE)
    return int(rows.backlog(timezone.localdate(look.now)).count())


def _unconfirmed(look: Look) -> int:
    rows: Any = Notice.objects.visible_to(look.facts, Action.HANDLE)
    return int(rows.unconfirmed().count())


def _uncatalogued(look: Look) -> int:
    rows: Any = Item.objects.visible_to(look.facts, Action.HANDLE)
    return int(rows.uncatalogued().count())


figure(
    Figure(
        "classification.uncatalogued",
        _("项目下没有目录条目的拟定"),
        _uncatalogued,
        (SECRECY_OFFICE,),
        63,
        lambda look: f"{reverse('register', args=['classification.item'])}?show=uncatalogued",
    )
)
figure(
    Figure(
        "classification.backlog",
        _("积压未审核的定密事项"),
        _backlog,
        (CLASSIFIER, SECRECY_OFFICE),
        61,
        lambda look: f"{reverse('register', args=['classification.item'])}?show=backlog",
    )
)
figure(
    Figure(
        "classification.unconfirmed",
        _("待持有人改标"),
        _unconfirmed,
        (KEEPER, SECRECY_OFFICE),
        62,
        lambda look: f"{reverse('register', args=['classification.notice'])}?show=waiting",
    )
)
figure(
    Figure(
        "classification.ending",
        _("保密期限即将届满"),
        _ending,
        (CLASSIFIER, SECRECY_OFFICE, LEADER),
        60,
        lambda look: f"{reverse('register', args=['classification.item'])}?show=ending",
    )
)
