from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Loss
from jiyao.domains.carriers.registers.receiving import COPY
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    return Loss.objects.select_related("copy__level__scheme", "reporter")


register(
    Register(
        code="carriers.loss",
        title=_("下落不明登记"),
        rows=_rows,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("reported_at", "id"),
        search={"copy": (COPY,)},
        empty=_("没有报告过下落不明。在载体的页面上点“报告下落不明”，就会出现在这里。"),
        choices=(
            Choice("open", _("正在查找"), lambda rows: rows.being_searched()),
            Choice("leak", _("按泄密处理"), lambda rows: rows.filter(leak_at__isnull=False)),
        ),
        columns=(
            Column(_("密级"), lambda loss: loss.copy.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("报告人"), lambda loss: loss.reporter),
            Column(_("报告时间"), lambda loss: loss.reported_at, "time"),
            Column(
                _("查找期限"),
                lambda loss: loss.search_until,
                "due",
                closed=lambda loss: not loss.is_open,
            ),
            Column(_("上报文号"), lambda loss: loss.outside_number),
            Column(_("找到时间"), lambda loss: loss.found_at, "time"),
        ),
    )
)
