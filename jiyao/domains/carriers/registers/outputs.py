from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Output
from jiyao.domains.carriers.registers.receiving import DOCUMENT, TITLE
from jiyao.domains.carriers.titles import add_titles_behind
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

HOW = Output.How


def _rows() -> Any:
    return Output.objects.select_related(
        "label__level__scheme", "document", "place", "by", "approved_by"
    )


register(
    Register(
        code="carriers.output",
        title=_("打印复印登记"),
        rows=_rows,
        enrich=add_titles_behind,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("at", "id"),
        search={"document": (DOCUMENT, TITLE)},
        paper="carriers.output-book",
        empty=_("这里按设备列出每次打印、复印。办理“复制”“缮印、校对”“汇编、翻印”后自动登记。"),
        choices=(
            Choice("copied", HOW.COPIED.label, lambda rows: rows.filter(how=HOW.COPIED)),
            Choice("printed", HOW.PRINTED.label, lambda rows: rows.filter(how=HOW.PRINTED)),
            Choice("reprinted", HOW.REPRINTED.label, lambda rows: rows.filter(how=HOW.REPRINTED)),
        ),
        columns=(
            Column(_("密级"), lambda job: job.label.level, "mark"),
            Column(_("设备处所"), lambda job: job.place, code="device", sort="place"),
            Column(_("方式"), lambda job: job.get_how_display(), code="how"),
            Column(_("文件编号"), str, "code", opens=True, code="number"),
            Column(_("标题"), lambda job: job.document.title, "title", code="title"),
            Column(_("每份页数"), lambda job: job.pages, "number", code="pages"),
            Column(_("份数"), lambda job: job.copies, "number", code="copies"),
            Column(_("废页"), lambda job: job.spoilt, "number", code="spoilt"),
            Column(_("操作人"), lambda job: job.by, code="by"),
            Column(_("审批人"), lambda job: job.approved_by, code="approver"),
            Column(_("用途"), lambda job: job.purpose, code="purpose", shown=False),
            Column(_("时间"), lambda job: job.at, "time", code="at", sort="at"),
        ),
    )
)
