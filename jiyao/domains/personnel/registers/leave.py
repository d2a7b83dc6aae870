from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Leave, Resignation
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="personnel.leave",
        title=_("请假"),
        rows=lambda: Leave.objects.select_related("person__unit"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("leaves_at", "id"),
        begin="personnel.leave.booked",
        level_of=lambda row: "",
        empty=_("这里列出请假和返岗时间。人事部门“登记请假”后会出现在这里。"),
        choices=(
            Choice("away", _("未返岗"), lambda rows: rows.away(), counted=True),
            Choice("overdue", _("逾期"), lambda rows: rows.overdue(timezone.now()), counted=True),
        ),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("事由"), lambda row: row.reason, "title", code="reason"),
            Column(_("去向"), lambda row: row.where, code="where"),
            Column(_("离岗时间"), lambda row: row.leaves_at, "time", code="leaves"),
            Column(_("返岗时间"), lambda row: row.back_at, "time", code="back"),
            Column(
                _("应返岗时间"),
                lambda row: row.due_back_at,
                "due",
                code="due",
                closed=lambda row: row.back_at is not None,
            ),
        ),
    )
)

register(
    Register(
        code="personnel.resignation",
        title=_("辞职、调动"),
        rows=lambda: Resignation.objects.select_related("person__unit"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("circulated_at", "id"),
        begin="personnel.resignation.asked",
        level_of=lambda row: "",
        empty=_("这里列出辞职、调动的申请和保密方面的意见。本人“申请辞职或调动”后会出现在这里。"),
        choices=(
            Choice("open", _("审批中"), lambda rows: rows.filter(outcome="open"), counted=True),
        ),
        columns=(
            Column(_("申请人"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("拟去单位和岗位"), lambda row: row.to_where, "title", code="where"),
            Column(_("申请时间"), lambda row: row.circulated_at, "time", code="asked"),
            Column(_("结果"), lambda row: row.get_outcome_display(), code="outcome"),
        ),
    )
)
