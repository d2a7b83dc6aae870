"""The roster of a body for any day (ORG-02, ORG-25)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.models import Body
from jiyao.domains.organisation.papers.tables import TABLE, table
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet
from jiyao.foundation.paper.parts import day, fact


def roster(body: Any, at: datetime) -> Sheet:
    """Make the roster of a body as it stood at `at`: a line a seat, vacancies too."""
    rows = [_line(number, place) for number, place in enumerate(body.roster_at(at), start=1)]
    facts = [
        fact(_("名称"), body),
        fact(_("日期"), day(at)),
        fact(_("隶属"), body.answers_to or _("本单位")),
        fact(_("成立依据"), body.basis),
        fact(_("职责范围"), body.scope, wide=True),
    ]
    heads = [
        *((_("序"), 2), (_("职务"), 6), (_("姓名"), 4), (_("职务（行政）"), 5)),
        *((_("代表部门"), 5), (_("分工"), 7), (_("任职自"), 5), (_("任期至"), 5)),
    ]
    return Sheet([], table(facts, heads, rows, lying=True))


def _line(number: int, place: Any) -> list[Any]:
    seat, held = place.seat, place.holding
    parts = [number, seat.get_role_display()]
    parts += [held.person, held.person.position] if held else [_("空缺"), ""]
    parts += [seat.unit or "", seat.work]
    return [*parts, *([day(held.since), held.term_until.isoformat()] if held else ["", ""])]


def _now(body: Any, person: PersonFacts) -> Sheet:
    return roster(body, person.at)


ROSTER = Paper(
    code="organisation.roster",
    title=gettext_lazy("委员会（小组）成员名册"),
    template=TABLE,
    rows=lambda: Body.objects.select_related("answers_to"),
    action=Action.HANDLE,
    fill=_now,
)
