from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import HandBack
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    return HandBack.objects.select_related("label__level__scheme", "drafted_by")


register(
    Register(
        code="carriers.hand-back",
        title=_("清退登记"),
        rows=_rows,
        action=Action.HANDLE,
        roles=OFFICE,
        order=("drafted_at", "id"),
        begin="carriers.hand-back.drafted",
        empty=_("这里列出清退来文机关的清单。机要员“登记清退清单”后会出现在这里。"),
        choices=(
            Choice("open", _("待清退"), lambda rows: rows.open()),
            Choice("overdue", _("超期"), lambda rows: rows.overdue(timezone.now())),
            Choice("done", _("已办结"), lambda rows: rows.filter(closed_at__isnull=False)),
        ),
        columns=(
            Column(_("最高密级"), lambda row: row.label.level, "mark"),
            Column(_("清退编号"), str, "code", opens=True),
            Column(_("来文机关"), lambda row: row.issuer),
            Column(_("清退通知"), lambda row: row.notice),
            Column(
                _("清退期限"),
                lambda row: row.due_at,
                "due",
                closed=lambda row: row.closed_at is not None,
            ),
            Column(_("经办人"), lambda row: row.drafted_by),
            Column(_("进度"), lambda row: row.progress),
        ),
    )
)
