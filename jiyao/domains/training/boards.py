"""What the boards show of training: what is still to be learnt, and what is late."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Requirement
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import CLASSIFIER, LEADER, PEOPLE_OFFICES, STAFF
from jiyao.foundation.boards.declarations import Figure, Look, figure

LISTED = "training.requirement"


def _open(look: Look) -> Any:
    """The courses still to be taken that the person may know of: who looks after people, all."""
    return Requirement.objects.visible_to(look.facts, Action.KNOW).open()


def _shown(show: str) -> Any:
    return lambda look: f"{reverse('register', args=[LISTED])}?show={show}"


figure(
    Figure(
        "training.open",
        _("我的必修课程"),
        lambda look: _open(look).count(),
        (LEADER, CLASSIFIER, STAFF),
        60,
        _shown("open"),
    )
)
figure(
    Figure(
        "training.late",
        _("超期未学的课程"),
        lambda look: _open(look).filter(due_at__lt=look.now).count(),
        PEOPLE_OFFICES,
        75,
        _shown("late"),
        pressing=True,
    )
)
