"""The training record as a list: what the register's page shows (EDU-08)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.training.models import TrainingRecord
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper

TEMPLATES = "domains/training/templates/training"


def fill_records(records: Any, person: PersonFacts) -> Sheet:
    """Make the list: a line for each entry, with the sum of the hours that count."""
    headings = [
        _("序"), _("日期"), _("姓名"), _("部门"), _("内容"), _("形式"), _("学时"), _("结果"),
        _("依据"),
    ]  # fmt: skip
    rows = [[str(place), *line_of(row)] for place, row in enumerate(records, start=1)]
    counted = [r.minutes for r in records if not r.voided_at and r.result != "failed"]
    note = _("合计 %(hours)s 学时（作废和不合格的不计）。") % {"hours": in_hours(sum(counted))}
    widths = [8, 22, 20, 26, 0, 20, 14, 18, 34]
    data = {"widths": widths, "headings": headings, "rows": rows, "note": note}
    return Sheet([], data)


def line_of(row: Any) -> list[str]:
    """Return one entry of the record in words: day, name, unit, title, form, hours, result."""
    return [
        f"{row.day:%Y-%m-%d}",
        row.person.name,
        str(row.person.unit or ""),
        row.title,
        row.get_form_display(),
        in_hours(row.minutes),
        str(_("已作废") if row.voided_at else row.get_result_display()),
        row.paper,
    ]


paper(
    Paper(
        code="training.records",
        title=gettext_lazy("保密教育培训登记表"),
        template=f"{TEMPLATES}/list.typ",
        rows=lambda: TrainingRecord.objects.select_related("person__unit"),
        action=Action.KNOW,
        fill=fill_records,
        register="training.record",
    )
)
