from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Task
from jiyao.domains.carriers.registers.receiving import DOCUMENT, TITLE
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    return Task.objects.select_related("label__level__scheme", "document", "owner", "assigned_by")


register(
    Register(
        code="carriers.task",
        title=_("承办登记"),
        rows=_rows,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("assigned_at", "id"),
        search={"document": (DOCUMENT, TITLE)},
        empty=_("这里列出交办的来文和办理结果。在收文的页面上“交办”后会出现在这里。"),
        choices=(
            Choice("open", _("未办结"), lambda rows: rows.filter(finished_at__isnull=True)),
            Choice("done", _("已办结"), lambda rows: rows.filter(finished_at__isnull=False)),
        ),
        columns=(
            Column(_("密级"), lambda task: task.label.level, "mark"),
            Column(_("收文号"), str, "code", opens=True),
            Column(_("承办人"), lambda task: task.owner),
            Column(_("交办人"), lambda task: task.assigned_by),
            Column(_("交办时间"), lambda task: task.assigned_at, "time"),
            Column(
                _("办结期限"),
                lambda task: task.due_at,
                "due",
                closed=lambda task: bool(task.finished_at),
            ),
            Column(_("办结时间"), lambda task: task.finished_at, "time"),
            Column(_("办理结果"), lambda task: task.result),
        ),
    )
)
