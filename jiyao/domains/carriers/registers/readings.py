"""Who had which copy, and when: every time out of the room, found by person too (CIR-02)."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Leg
from jiyao.domains.carriers.registers.receiving import COPY
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.accounts.registers import PEOPLE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

OUT = Q(returned_at__isnull=True)
UNREAD = Q(kind_of__in=Leg.TO_BE_READ, read_at__isnull=True)


def _legs() -> Any:
    """Notebooks have a register of their own."""
    rows = Leg.objects.exclude(kind_of=Leg.Kind.NOTEBOOK)
    return rows.select_related("copy__level__scheme", "reader__unit")


def _add_titles(legs: list[Any], person: PersonFacts) -> None:
    add_documents([leg.copy for leg in legs], person)


register(
    Register(
        code="carriers.leg",
        title=_("送阅登记簿"),
        rows=_legs,
        enrich=_add_titles,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("out_at", "id"),
        search={"copy": (COPY,), "reader": (PEOPLE,)},
        level_of=lambda leg: leg.copy.level.trail_code,
        empty=_("还没有送出过。送阅、借阅、携带外出和专人送阅，每一次都会出现在这里。"),
        choices=(
            Choice("out", _("未退还"), lambda rows: rows.filter(OUT)),
            Choice(
                "overdue",
                _("超期未退"),
                lambda rows: rows.filter(OUT, due_at__lt=timezone.now()),
            ),
            Choice("unread", _("未签阅毕"), lambda rows: rows.filter(OUT, UNREAD)),
        ),
        columns=(
            Column(_("密级"), lambda leg: leg.copy.marking, "mark"),
            Column(_("编号"), lambda leg: leg.copy.number, "code", opens=True),
            Column(_("标题"), lambda leg: leg.copy.title, "title"),
            Column(_("阅文人"), lambda leg: leg.reader),
            Column(_("部门"), lambda leg: leg.reader.unit, code="unit", shown=False),
            Column(_("事由"), lambda leg: leg.get_kind_of_display()),
            Column(_("送出"), lambda leg: leg.out_at, "time", code="at", sort="out_at"),
            Column(
                _("应还"), lambda leg: leg.due_at, "due", closed=lambda leg: bool(leg.returned_at)
            ),
            Column(_("阅毕"), lambda leg: leg.read_at, "time"),
            Column(_("退还"), lambda leg: leg.returned_at, "time"),
        ),
    )
)
