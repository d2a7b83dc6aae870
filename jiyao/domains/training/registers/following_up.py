from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import FollowUp, FollowUpStep
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="training.follow-up",
        title=_("新进人员辅导"),
        rows=lambda: FollowUp.objects.select_related("person__unit", "supervisor"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("begun_at", "id"),
        begin="training.follow-up.begun",
        level_of=lambda row: "",
        empty=_("这里列出新进人员的辅导计划。人事部门“制定辅导计划”后，主管按期辅导，双方签字。"),
        columns=(
            Column(_("新进人员"), str, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("主管"), lambda row: row.supervisor, code="supervisor"),
            Column(_("到岗日期"), lambda row: row.entered_on, "time", code="entered"),
        ),
    )
)

register(
    Register(
        code="training.step",
        title=_("辅导步骤"),
        rows=lambda: FollowUpStep.objects.select_related("person__unit", "supervisor"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("due_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出新进人员辅导的各步和双方签字。制定辅导计划后会出现在这里。"),
        choices=(
            Choice("open", _("未完成"), lambda rows: rows.filter(confirmed_at__isnull=True)),
            Choice(
                "late",
                _("超期"),
                lambda rows: rows.filter(confirmed_at__isnull=True, due_at__lt=timezone.now()),
            ),
        ),
        columns=(
            Column(_("辅导内容"), str, "title", opens=True),
            Column(_("新进人员"), lambda row: row.person),
            Column(_("主管"), lambda row: row.supervisor, code="supervisor"),
            Column(_("状态"), lambda row: row.state, code="state"),
            Column(
                _("期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: row.confirmed_at is not None,
            ),
            Column(_("主管签字"), lambda row: row.guided_at, "time", code="guided"),
            Column(_("本人签字"), lambda row: row.confirmed_at, "time", code="confirmed"),
        ),
    )
)
