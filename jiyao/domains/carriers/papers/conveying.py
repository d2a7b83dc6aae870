"""The record of a conveying by word of mouth, signed by those present (CIR-12)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import Conveyance, Hearer
from jiyao.domains.carriers.papers.borrowing import moment
from jiyao.domains.carriers.papers.receiving import OFFICE, TEMPLATES
from jiyao.domains.carriers.titles import add_titles
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact


def fill_conveyance(record: Any, person: PersonFacts) -> Sheet:
    """Make the record: what, who, where, and a line to sign for everybody present."""
    document = record.document
    add_titles([document], person)
    hearers = hearers_of(record, person)
    facts = [
        fact(_("文件"), document.title, wide=True),
        fact(_("收文号"), document.number),
        fact(_("密级期限"), record.label.level.mark(document.period)),
        fact(_("传达人"), record.speaker),
        fact(_("传达时间"), moment(record.at)),
        fact(_("地点"), record.place),
        fact(_("允许记录"), _("是") if record.notes_allowed else _("否")),
    ]
    return Sheet(
        [(record.label.level, document.period)],
        {
            "facts": facts,
            "headings": [_("序"), _("姓名"), _("部门"), _("签名")],
            "rows": [_line(place, each.person) for place, each in enumerate(hearers, start=1)],
            "note": _("传达限于知悉范围内的人员；未经允许不得记录、录音。"),
        },
    )


def hearers_of(record: Any, person: PersonFacts) -> Any:
    """Return the lines of those present, as far as the person may know of the conveying."""
    rows = Hearer.objects.visible_to(person, Action.HANDLE).filter(conveyance=record)
    return rows.select_related("person__unit").order_by("person__pinyin")


def _line(place: int, person: Any) -> list[str]:
    return [str(place), person.name, str(person.unit or ""), ""]


paper(
    Paper(
        code="carriers.conveyance-record",
        title=gettext_lazy("传达记录"),
        template=f"{TEMPLATES}/roll.typ",
        rows=lambda: Conveyance.objects.select_related(
            "document", "label__level__scheme", "speaker", "place"
        ),
        action=Action.HANDLE,
        fill=fill_conveyance,
        by=OFFICE,
    )
)
