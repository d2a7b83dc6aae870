from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import WorkReview
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="carriers.work-review",
        title=_("公文回顾"),
        rows=lambda: WorkReview.objects.select_related("label__level__scheme", "chair"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("until", "id"),
        empty=_("这里列出每一期公文回顾。一期结束后按制度的周期自动开列，汇总后向报告会报告。"),
        choices=(
            Choice("open", _("未开报告会"), lambda rows: rows.open(), counted=True),
            Choice(
                "overdue", _("超期"), lambda rows: rows.open().filter(due_at__lt=timezone.now())
            ),
        ),
        columns=(
            Column(_("密级"), lambda r: r.label.level, "mark"),
            Column(_("公文回顾"), str, "code", opens=True),
            Column(_("收文"), lambda r: r.figures["received"], "number"),
            Column(_("印发"), lambda r: r.figures["issued"], "number"),
            Column(_("逾期退还"), lambda r: r.figures["late"], "number"),
            Column(_("退回修改"), lambda r: r.figures["sent_back"], "number"),
            Column(_("下落不明"), lambda r: r.figures["missing"], "number"),
            Column(
                _("报告会期限"), lambda r: r.due_at, "due", closed=lambda r: bool(r.finished_at)
            ),
            Column(_("主持人"), lambda r: r.chair),
            Column(_("办结"), lambda r: r.finished_at, "time"),
        ),
    )
)
