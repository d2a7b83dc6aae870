from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.facts import add_learnt
from jiyao.domains.training.models import Programme, TrainingYear
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _this_year(rows: Any) -> Any:
    return rows.filter(year=timezone.localdate().year)


def _enrich(rows: list[Any], person: PersonFacts) -> None:
    add_learnt(rows, person.at)


register(
    Register(
        code="training.year",
        title=_("年度培训档案"),
        rows=lambda: TrainingYear.objects.select_related("person__unit"),
        action=Action.HANDLE,
        roles=(SECRECY_OFFICE, PERSONNEL),
        order=("opened_at", "id"),
        paper="training.years",
        level_of=lambda row: "",
        enrich=_enrich,
        empty=_("这里列出每人每年学了多少、还差多少。系统每年为每个人建档。"),
        choices=(
            Choice("year", _("今年"), _this_year),
            Choice(
                "not-covered",
                _("今年未参加集中教育"),
                lambda rows: _this_year(rows).filter(person__is_active=True).not_covered(),
            ),
        ),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("年度"), lambda row: row.year, "number", code="year"),
            Column(_("已学"), lambda row: in_hours(row.learnt.minutes), "number", code="hours"),
            Column(_("应学"), lambda row: in_hours(row.learnt.asked), "number", code="asked"),
            Column(_("还差"), lambda row: in_hours(row.learnt.lacking), "number", code="lacking"),
            Column(
                _("集中教育"),
                lambda row: _("已参加") if row.learnt.is_covered else _("未参加"),
                code="covered",
            ),
        ),
    )
)

register(
    Register(
        code="training.programme",
        title=_("年度教育计划"),
        rows=lambda: Programme.objects.select_related("set_by"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("year", "id"),
        begin="training.programme.issued",
        level_of=lambda row: "",
        empty=_("这里列出各年度的教育计划。保密办“制定年度教育计划”后，全体人员在期限前参加。"),
        columns=(
            Column(_("计划"), str, "title", opens=True),
            Column(_("全员完成期限"), lambda row: row.due_at, "time", code="due"),
            Column(_("制定人"), lambda row: row.set_by, code="by"),
            Column(_("制定时间"), lambda row: row.since, "time", code="since"),
        ),
    )
)
