"""The figures of a year of release, printed for the yearly report (PUB-10, PUB-13)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.release.figures import OUTCOMES, of_catalogue, of_year
from jiyao.domains.release.models import Submission
from jiyao.domains.release.papers.submissions import TEMPLATES
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet


def year_sheet(year: int, person: PersonFacts) -> Sheet:
    """Make the return of a year: by kind and outcome, and the catalogue."""
    reviewed = [
        [str(line.name), *map(str, line.counts), str(line.total)] for line in of_year(year, person)
    ]
    kept = [[str(line.name), *map(str, line.counts)] for line in of_catalogue(year)]
    outcomes = [str(words) for _code, words in OUTCOMES]
    data = {
        "year": _("%d 年") % year,
        "tables": [
            _table(_("按类别和结果"), [_("类别"), *outcomes, _("提出审查")], reviewed),
            _table(_("公开目录和指南"), [_("类别"), _("现行事项"), _("本年更新次数")], kept),
        ],
        "signed": [_("填表人："), _("保密办负责人："), _("日期：")],
        "note": _("按提出审查的年度统计；办理中的，结果以打印之日为准。"),
    }
    return Sheet([], data)


def _table(title: str, headings: list[Any], rows: list[list[str]]) -> dict[str, Any]:
    return {"title": title, "headings": [str(each) for each in headings], "rows": rows}


YEAR = Paper(
    code="release.year",
    title=gettext_lazy("信息公开保密审查年度统计表"),
    template=f"{TEMPLATES}/year.typ",
    rows=Submission.objects.all,
    action=Action.HANDLE,
    fill=year_sheet,
    by=OFFICE,
)
