"""A person's training of a year on one sheet, and the coverage of all units (EDU-08, EDU-01)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.training.facts import add_learnt, coverage_of
from jiyao.domains.training.models import TrainingRecord, TrainingYear
from jiyao.domains.training.papers.records import TEMPLATES, line_of
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact


def fill_year(record: Any, person: PersonFacts) -> Sheet:
    """Make a person's sheet: who, how many hours, every line of the year, two to sign."""
    add_learnt([record], person.at)
    rows = TrainingRecord.objects.visible_to(person, Action.KNOW).standing()
    rows = rows.filter(person=record.person_id, year=record.year).order_by("day", "pk")
    lines = [line_of(row) for row in rows.select_related("person__unit")]
    facts = [
        fact(_("姓名"), record.person.name),
        fact(_("人员编号"), record.person.number),
        fact(_("部门"), record.person.unit),
        fact(_("职务"), record.person.position),
        fact(_("年度"), record.year),
        fact(_("集中教育"), _("已参加") if record.learnt.is_covered else _("未参加")),
        fact(_("应学学时"), in_hours(record.learnt.asked)),
        fact(_("已学学时"), in_hours(record.learnt.minutes)),
    ]
    headings = [_("日期"), _("内容"), _("形式"), _("学时"), _("结果"), _("依据")]
    data = {
        "facts": facts,
        "headings": headings,
        "rows": [[line[0], *line[3:]] for line in lines],
        "signed": [_("本人签字："), _("登记部门（章）：")],
    }
    return Sheet([], data)


def fill_coverage(rows: Any, person: PersonFacts) -> Sheet:
    """Make the table of the years shown: a line a unit, with who is still to be reached."""
    years = {row.year for row in rows}
    files = TrainingYear.objects.visible_to(person, Action.HANDLE).filter(year__in=years)
    people = list(files.filter(person__is_active=True).select_related("person__unit"))
    add_learnt(people, person.at)
    units = coverage_of(people)
    headings = [
        _("部门"), _("人数"), _("已参加"), _("覆盖率"), _("学时达标"), _("未参加人员"),
    ]  # fmt: skip
    lines = [
        [each.unit, *map(str, (each.people, each.covered)), each.rate, str(each.fulfilled),
         "、".join(each.missing)]
        for each in units
    ]  # fmt: skip
    words = {"people": sum(each.people for each in units), "at": sum(e.covered for e in units)}
    note = _("合计 %(people)d 人，已参加集中教育 %(at)d 人。") % words
    widths = [40, 16, 18, 18, 22, 0]
    data = {"widths": widths, "headings": headings, "rows": lines, "note": note}
    return Sheet([], data)


paper(
    Paper(
        code="training.file",
        title=gettext_lazy("个人年度保密教育档案"),
        template=f"{TEMPLATES}/file.typ",
        rows=lambda: TrainingYear.objects.select_related("person__unit"),
        action=Action.KNOW,
        fill=fill_year,
    )
)
paper(
    Paper(
        code="training.years",
        title=gettext_lazy("保密教育覆盖情况表"),
        template=f"{TEMPLATES}/list.typ",
        rows=lambda: TrainingYear.objects.select_related("person__unit"),
        action=Action.HANDLE,
        fill=fill_coverage,
        register="training.year",
    )
)
