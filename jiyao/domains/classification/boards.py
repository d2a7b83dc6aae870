"""What the boards show of classification: what ends soon (CLS-06)."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Item
from jiyao.domains.classification.settings import NOTICE_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import CLASSIFIER, LEADER, SECRECY_OFFICE
from jiyao.foundation.boards.declarations import Figure, Look, figure


def _ending(look: Look) -> int:
    last = timezone.localdate(look.now) + timedelta(days=NOTICE_DAYS.at(look.now))
    rows: Any = Item.objects.visible_to(look.facts, Action.HANDLE)
    return int(rows.ending_by(last).count())


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
