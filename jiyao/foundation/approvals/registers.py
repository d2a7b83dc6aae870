"""The book of approvals: one's own requests, those one is asked about, those one handles."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

State = Permit.State


def _permits() -> Any:
    return Permit.objects.select_related("asked_by", "level__scheme")


def _level_of(permit: Permit) -> str:
    return permit.level.trail_code if permit.level else ""


register(
    Register(
        code="procedures.permit",
        title=_("审批台账"),
        rows=_permits,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("asked_at", "id"),
        level_of=_level_of,
        empty=_(
            "这里列出您提出的申请和您审批过的申请。在须批准的事项页面提出申请后，就会出现在这里。"
        ),
        choices=(
            Choice("mine", _("我的申请"), mine="asked_by"),
            Choice("open", _("审批中"), lambda rows: rows.filter(state=State.OPEN)),
            Choice("returned", _("退回补正"), lambda rows: rows.filter(state=State.RETURNED)),
            Choice("granted", _("已批准，待办理"), lambda rows: rows.filter(state=State.GRANTED)),
        ),
        columns=(
            Column(_("密级"), lambda permit: permit.level, "mark"),
            Column(_("事项"), lambda permit: permit.title, "code", opens=True),
            Column(_("对象"), lambda permit: permit.subject_title, "code"),
            Column(_("事由"), lambda permit: permit.reason, "title"),
            Column(_("申请人"), lambda permit: permit.asked_by, "person"),
            Column(_("申请时间"), lambda permit: permit.asked_at, "time"),
            Column(_("状态"), lambda permit: permit.get_state_display(), "badge"),
        ),
    )
)
