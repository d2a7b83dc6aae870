"""The register of what was printed and copied, line by line as in the book (CPY-08)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import Output
from jiyao.domains.carriers.papers.borrowing import moment
from jiyao.domains.carriers.papers.receiving import TEMPLATES
from jiyao.domains.carriers.titles import add_titles_behind
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper


def _jobs() -> Any:
    return Output.objects.select_related(
        "label__level__scheme", "document", "place", "by", "approved_by"
    )


def fill_output_book(jobs: list[Any], person: PersonFacts) -> Sheet:
    """Make the register: one line a job, with device, matter, amounts, who did and approved it."""
    add_titles_behind(jobs, person)
    headings = [
        *(_("设备处所"), _("方式"), _("文件编号"), _("标题"), _("密级"), _("页数"), _("份数")),
        *(_("废页"), _("用途"), _("操作人"), _("审批人"), _("时间")),
    ]
    return Sheet(
        [(job.label.level, job.document.period) for job in jobs],
        {
            "headings": headings,
            "rows": [_line(job) for job in jobs],
        },
    )


def _line(job: Any) -> list[str]:
    return [
        job.place.name,
        job.get_how_display(),
        str(job.document),
        str(job.document.title),
        job.label.level.mark(job.document.period),
        str(job.pages or ""),
        str(job.copies),
        str(job.spoilt or ""),
        job.purpose,
        job.by.name,
        job.approved_by.name,
        moment(job.at),
    ]


paper(
    Paper(
        code="carriers.output-book",
        title=gettext_lazy("打印复印登记簿"),
        template=f"{TEMPLATES}/outputs.typ",
        rows=_jobs,
        action=Action.HANDLE,
        fill=fill_output_book,
        by=(*OFFICE, LEADER),
        register="carriers.output",
    )
)
