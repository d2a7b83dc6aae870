"""What the boards show of people: who is not back, what is under way, which passports are out."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Journey, Leave, Passport, Review, Vetting
from jiyao.domains.personnel.models.files import without_file
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PEOPLE_OFFICES, PERSONNEL, Role
from jiyao.foundation.boards.declarations import Figure, Look, Worklist, figure, worklist
from jiyao.foundation.ui.parts import Choice, Work

Rows = Callable[[Any, Look], Any]


def _figure(
    model: Any, title: Any, show: str, keep: Rows, by: tuple[Role, ...], order: int
) -> None:
    """Count the rows that the choice `show` of the register named like the model lists."""
    register = model.kind()
    figure(
        Figure(
            f"{register}.{show}",
            title,
            lambda look: keep(model.objects.visible_to(look.facts, Action.HANDLE), look).count(),
            by,
            order,
            lambda look: f"{reverse('register', args=[register])}?show={show}",
            pressing=show == "overdue",
        )
    )


_figure(
    Leave,
    _("请假逾期未归"),
    "overdue",
    lambda rows, look: rows.overdue(look.now),
    PEOPLE_OFFICES,
    70,
)
_figure(
    Review,
    _("超期的审查考核"),
    "overdue",
    lambda rows, look: rows.overdue(look.now),
    PEOPLE_OFFICES,
    71,
)
_figure(
    Vetting, _("审查中"), "open", lambda rows, look: rows.filter(outcome="open"), (PERSONNEL,), 72
)
_figure(
    Journey, _("出国（境）审批中"), "open", lambda rows, look: rows.undecided(), PEOPLE_OFFICES, 73
)
_figure(
    Passport,
    _("领出的证件"),
    "out",
    lambda rows, look: rows.exclude(out_for=None),
    (PERSONNEL,),
    74,
)


def _without_file(person: Any) -> Work:
    address = f"{reverse('act', args=['personnel.file.opened'])}?person={person.pk}"
    return Work(
        number=person.name,
        url="",
        title=f"{person.unit or ''} {person.position}",
        actions=[Choice(_("建立人员档案"), address)],
    )


worklist(
    Worklist(
        code="personnel.without-file",
        title=_("还没有人员档案的人"),
        rows=lambda look: without_file(look.now).select_related("unit").order_by("-pk"),
        line=_without_file,
        by=(PERSONNEL,),
        order=70,
        empty=_("人人都有档案。系统管理员新增人员后，会列在这里。"),
    )
)
