"""The chain of responsibility of any day, and the gaps of today (ORG-01, ORG-23)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.models import Charge, Link
from jiyao.domains.organisation.papers.tables import TABLE, table
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet
from jiyao.foundation.paper.parts import day, fact


def chain_sheet(links: list[Link], at: datetime) -> Sheet:
    """Make the sheet of a chain as it stood at `at`."""
    heads = [
        *((_("责任层级"), 6), (_("部门"), 6), (_("责任人"), 4), (_("行政职务"), 5)),
        *((_("依据"), 6), (_("承担责任自"), 5)),
    ]
    rows = [_line(link) for link in links]
    note = _(
        "每个人对自己经管的保密事项负责；主管对下属的保密工作负责，人员变动后仍可查当日的责任人。"
    )
    return Sheet([], table([fact(_("日期"), day(at), wide=True)], heads, rows, note))


def _line(link: Link) -> list[Any]:
    held, unit = link.charge, link.unit or _("全单位")
    if held is None:
        return [link.tier.label, unit, _("未明确"), "", "", ""]
    person = held.person
    return [link.tier.label, unit, person, person.position, held.basis, day(held.since)]


def gap_sheet(found: list[Any], at: datetime) -> Sheet:
    """Make the list of gaps: what lacks somebody, and why, by area."""
    rows = [[source.title, gap.what, gap.why] for source, gaps in found for gap in gaps]
    facts = [fact(_("日期"), day(at)), fact(_("缺口"), str(len(rows)))]
    return Sheet([], table(facts, [(_("类别"), 5), (_("对象"), 10), (_("情况"), 6)], rows))


def _blank(record: Any, person: PersonFacts) -> Sheet:
    return chain_sheet([], person.at)


def _paper(code: str, title: Any) -> Paper:
    return Paper(code, title, TABLE, lambda: Charge.objects.none(), Action.HANDLE, _blank)


CHAIN = _paper("organisation.chain", gettext_lazy("保密责任链条"))
GAPS = _paper("organisation.gaps", gettext_lazy("保密责任缺口清单"))
