from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copying
from jiyao.domains.carriers.models.copying import FILED_OR_DESTROYED
from jiyao.domains.carriers.registers.receiving import COPY
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    rows = Copying.objects.select_related("label__level__scheme", "source", "place", "by")
    unsettled = Q(results__kept_at=None) & ~Q(results__copy__state__in=FILED_OR_DESTROYED)
    return rows.annotate(left=Count("results", filter=unsettled))


register(
    Register(
        code="carriers.copying",
        title=_("复制登记簿"),
        rows=_rows,
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        search={"source": (COPY,)},
        empty=_("这里列出复制登记。在载体的页面上申请“复制”，批准并完成后会出现在这里。"),
        choices=(
            Choice("open", _("未办结"), lambda rows: rows.open(), counted=True),
            Choice("overdue", _("超期未收回"), lambda rows: rows.overdue(timezone.now())),
            Choice("closed", _("已办结"), lambda rows: rows.filter(closed_at__isnull=False)),
        ),
        columns=(
            Column(_("密级"), lambda c: c.label.level, "mark"),
            Column(_("原件编号"), lambda c: c.source.number, "code", opens=True),
            Column(_("用途"), lambda c: c.purpose),
            Column(_("批准"), lambda c: c.approved, "number", code="approved", shown=False),
            Column(_("复制"), lambda c: c.made, "number"),
            Column(_("未处理"), lambda c: c.left, "number"),
            Column(
                _("收回期限"),
                lambda c: c.recall_at,
                "due",
                closed=lambda c: c.closed_at is not None,
            ),
            Column(_("废页"), lambda c: c.spoilt, "number"),
            Column(_("发放范围"), lambda c: c.distribution),
            Column(_("复制地点"), lambda c: c.place),
            Column(_("复制人"), lambda c: c.by),
            Column(_("复制时间"), lambda c: c.at, "time"),
        ),
    )
)
