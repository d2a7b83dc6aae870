"""What the secrecy office sees of technical checks on its board (NET-01, INS-09)."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.demanding import days_between_checks
from jiyao.domains.inspection.models import Finding, Machine, State
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.boards.declarations import Figure, Look, figure

Rows = Callable[[Any, Look], Any]


def _figure(model: Any, title: Any, show: str, keep: Rows, order: int) -> None:
    """Count the rows that the choice `show` of the register named like the model lists."""
    register = model.kind()
    figure(
        Figure(
            f"{register}.{show}",
            title,
            lambda look: keep(model.objects.visible_to(look.facts, Action.KNOW), look).count(),
            (SECRECY_OFFICE,),
            order,
            lambda look: f"{reverse('register', args=[register])}?show={show}",
            pressing=show in ("late", "overdue"),
        )
    )


_figure(
    Machine,
    _("超期未查的计算机"),
    "late",
    lambda rows, look: rows.unchecked_for(days_between_checks(look.now), look.now),
    80,
)
_figure(Finding, _("超期的检查问题"), "overdue", lambda rows, look: rows.overdue(look.now), 81)
_figure(
    Finding,
    _("待确认的检查问题"),
    "answered",
    lambda rows, look: rows.filter(state=State.ANSWERED),
    82,
)
