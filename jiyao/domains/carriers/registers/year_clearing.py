from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import YearClearing
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    rows = YearClearing.objects.select_related("label__level__scheme")
    undecided = Count("items", filter=Q(items__decision=""))
    return rows.annotate(listed=Count("items"), undecided=undecided)


register(
    Register(
        code="carriers.year-clearing",
        title=_("年终清理"),
        rows=_rows,
        action=Action.HANDLE,
        roles=OFFICE,
        order=("opened_at", "id"),
        empty=_("这里列出每年年终对机要室的清理。每年十二月自动开列，逐份建议清退、归档或销毁。"),
        choices=(
            Choice("open", _("未办结"), lambda rows: rows.open()),
            Choice("overdue", _("超期"), lambda rows: rows.overdue(timezone.now())),
        ),
        columns=(
            Column(_("年终清理"), str, opens=True),
            Column(_("开列"), lambda row: row.opened_at, "time"),
            Column(_("列入"), lambda row: row.listed, "number"),
            Column(_("未定"), lambda row: row.undecided, "number"),
            Column(
                _("清理期限"), lambda row: row.due_at, "due", closed=lambda r: bool(r.closed_at)
            ),
            Column(_("办结"), lambda row: row.closed_at, "time"),
        ),
    )
)
