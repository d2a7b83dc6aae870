from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import CallIn
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="carriers.call-in",
        title=_("年终清退"),
        rows=lambda: CallIn.objects.select_related(
            "label__level__scheme", "level__scheme", "person__unit"
        ),
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("opened_at", "id"),
        empty=_("这里列出年终要清退的人，领导也在内。每年十二月对手里还有载体的人自动开列。"),
        choices=(
            Choice("open", _("未清零"), lambda rows: rows.open()),
            Choice("overdue", _("超期"), lambda rows: rows.overdue(timezone.now())),
        ),
        columns=(
            Column(_("最高密级"), lambda row: row.level, "mark"),
            Column(_("持有人"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit),
            Column(_("年度"), lambda row: row.year, "number"),
            Column(_("开列时份数"), lambda row: row.held, "number"),
            Column(
                _("清退期限"), lambda row: row.due_at, "due", closed=lambda r: bool(r.cleared_at)
            ),
            Column(_("清零时间"), lambda row: row.cleared_at, "time"),
        ),
    )
)
