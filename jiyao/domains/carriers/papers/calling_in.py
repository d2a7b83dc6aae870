"""The list of what one person gives back at the end of the year (CIR-08, DOC-12)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import CallIn
from jiyao.domains.carriers.papers.receiving import TEMPLATES
from jiyao.domains.carriers.titles import in_hands
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact


def fill_call_in(record: Any, person: PersonFacts) -> Sheet:
    """Make the list to return: what is in hand now, as far as who prints it may know of it."""
    copies = in_hands(record.person, person)
    facts = [
        fact(_("持有人"), record.person),
        fact(_("部门"), record.person.unit or ""),
        fact(_("年度"), str(record.year)),
        fact(_("清退期限"), day(record.due_at)),
        fact(_("开列时份数"), str(record.held)),
        fact(_("现在手里，打印人有权知悉的"), str(len(copies))),
    ]
    headings = [_("序"), _("标题"), _("编号"), _("密级"), _("应还"), _("收回清点"), _("备注")]
    return Sheet(
        [(copy.level, copy.period) for copy in copies] or [(record.level, "")],
        {
            "facts": facts,
            "headings": headings,
            "rows": [_line(place, copy) for place, copy in enumerate(copies, start=1)],
            "signed": [_("退还人："), _("机要员："), _("日期："), ""],
            "note": _(
                "只列出打印人有权知悉的件，以持有人打印的为准；全部退还以后，本次年终清退自动办结。"
            ),
        },
    )


def _line(place: int, copy: Any) -> list[str]:
    due = day(copy.due_at) if copy.due_at else ""
    return [str(place), str(copy.title), copy.number, str(copy.marking), due, "", ""]


paper(
    Paper(
        code="carriers.call-in-list",
        title=gettext_lazy("年终清退清单"),
        template=f"{TEMPLATES}/hand_back.typ",
        rows=lambda: CallIn.objects.select_related("level__scheme", "person__unit"),
        action=Action.KNOW,
        fill=fill_call_in,
    )
)
