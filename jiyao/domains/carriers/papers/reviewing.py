"""The report on document work, with the record of the meeting that heard it (DOC-27)."""

from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import WorkReview
from jiyao.domains.carriers.papers.receiving import TEMPLATES
from jiyao.domains.carriers.review_facts import Counted, counted, span_of
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.duties.periods import in_words
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact


def fill_report(record: Any, person: PersonFacts) -> Sheet:
    """Make the report: the figures beside those before, then the meeting, empty until then."""
    figures = counted(record, person)
    return Sheet(
        [(record.label.level, "")],
        {
            "facts": [
                fact(_("期次"), in_words(record.period)),
                fact(_("起止"), span_of(record)),
                fact(_("汇总日期"), day(record.opened_at)),
                fact(_("报告会期限"), day(record.due_at)),
            ],
            "headings": [_("类别"), _("项目"), _("本期"), _("上期")],
            "rows": [
                line
                for _group, lines in groupby(figures, key=lambda each: str(each.group))
                for line in _lines(list(lines))
            ],
            "meeting_name": _("报告会记录"),
            "meeting": _meeting(record),
            "note": _("数字在汇总时确定，不含专案。"),
        },
    )


def _lines(figures: list[Counted]) -> list[list[str]]:
    """Return the lines of one group, which is named on the first."""
    names = [str(figures[0].group), *[""] * (len(figures) - 1)]
    return [
        [name, str(each.name), str(each.now), "" if each.before is None else str(each.before)]
        for name, each in zip(names, figures, strict=True)
    ]


def _meeting(record: Any) -> list[dict[str, Any]]:
    held = date_format(record.held_on, "Y年n月j日") if record.held_on else ""
    return [
        fact(_("报告会日期"), held),
        fact(_("主持人"), record.chair.name if record.chair else ""),
        fact(_("参加人"), record.attended, wide=True),
        fact(_("情况和问题"), record.findings, wide=True),
        fact(_("改进措施"), record.measures, wide=True),
        fact(_("记录人"), record.recorded_by.name if record.recorded_by else ""),
        fact(_("记录日期"), day(record.finished_at) if record.finished_at else ""),
    ]


paper(
    Paper(
        code="carriers.work-review-report",
        title=gettext_lazy("公文回顾报告"),
        template=f"{TEMPLATES}/work_review.typ",
        rows=lambda: WorkReview.objects.select_related(
            "label__level__scheme", "chair", "recorded_by"
        ),
        action=Action.HANDLE,
        fill=fill_report,
    )
)
