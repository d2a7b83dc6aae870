from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import TrainingRecord
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="training.record",
        title=_("培训记录"),
        rows=lambda: TrainingRecord.objects.select_related("person__unit", "course"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("day", "id"),
        begin="training.record.booked",
        paper="training.records",
        level_of=lambda row: "",
        empty=_(
            "这里列出每个人的培训：日期、内容、形式、学时、结果。学习登记考勤、考试判分后自动记入。"
        ),
        choices=(
            Choice(
                "year",
                _("今年"),
                lambda rows: rows.filter(year=timezone.localdate().year),
            ),
            Choice(
                "failed",
                _("不合格"),
                lambda rows: rows.filter(result=TrainingRecord.Result.FAILED),
            ),
            Choice("void", _("已作废"), lambda rows: rows.filter(voided_at__isnull=False)),
        ),
        columns=(
            Column(_("日期"), lambda row: row.day, "time", code="day"),
            Column(_("内容"), str, "title", opens=True),
            Column(_("人员"), lambda row: row.person),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("形式"), lambda row: row.get_form_display(), code="form"),
            Column(_("学时"), lambda row: in_hours(row.minutes), "number", code="hours"),
            Column(
                _("结果"),
                lambda row: _("已作废") if row.voided_at else row.get_result_display(),
                code="result",
            ),
            Column(_("依据"), lambda row: row.paper, code="paper"),
        ),
    )
)
