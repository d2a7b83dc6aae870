"""The list of a year's run through the room, to be gone through and signed (RET-02)."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import ClearingItem, YearClearing
from jiyao.domains.carriers.papers.receiving import TEMPLATES
from jiyao.domains.carriers.titles import items_of_clearing
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact


def fill_year_clearing(record: Any, person: PersonFacts) -> Sheet:
    """Make the list: a line a copy with proposal and decision, and how many of each."""
    lines = items_of_clearing(record, person)
    proposed = Counter(line.proposal for line in lines)
    facts = [
        fact(_("年度"), str(record.year)),
        fact(_("清理期限"), day(record.due_at)),
        fact(_("列入份数"), str(len(lines))),
        fact(_("办结"), day(record.closed_at) if record.closed_at else _("未办结")),
        *[
            fact(_("建议%s") % what.label, str(proposed[what.value]))
            for what in ClearingItem.What
            if what != ClearingItem.What.KEEP
        ],
    ]
    headings = [_("序"), _("标题"), _("编号"), _("建议"), _("密级"), _("页数"), _("决定")]
    return Sheet(
        [(line.copy.level, line.copy.period) for line in lines] or [(record.label.level, "")],
        {
            "facts": facts,
            "headings": headings,
            "rows": [_line(place, line) for place, line in enumerate(lines, start=1)],
            "signed": [_("机要员："), _("办公室负责人："), _("日期："), ""],
            "note": _("只列出打印人有权办理的件；定为清退、销毁的另行造册，按规定审批后办理。"),
        },
    )


def _line(place: int, line: Any) -> list[str]:
    copy = line.copy
    return [
        str(place),
        str(copy.title),
        copy.number,
        str(line.get_proposal_display()),
        str(copy.marking),
        str(copy.document.amount or ""),
        str(line.get_decision_display()),
    ]


paper(
    Paper(
        code="carriers.year-clearing-list",
        title=gettext_lazy("年终清理清单"),
        template=f"{TEMPLATES}/hand_back.typ",
        rows=lambda: YearClearing.objects.select_related("label__level__scheme"),
        action=Action.HANDLE,
        fill=fill_year_clearing,
        by=OFFICE,
    )
)
