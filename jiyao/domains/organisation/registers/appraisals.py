from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import PersonAppraisal, Sanction, UnitAppraisal
from jiyao.domains.organisation.registers.posts import SEEING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _now(rows: Any) -> Any:
    return rows.holding_at(timezone.now())


register(
    Register(
        code="organisation.unit-appraisal",
        title=_("部门保密考核"),
        rows=lambda: UnitAppraisal.objects.select_related("unit", "set_by"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.appraisal.made",
        paper="organisation.unit-appraisal-book",
        level_of=lambda row: "",
        empty=_("这里列出各部门的年度保密得分，可导出并入综合考评。人事部门“年度保密考核”后出现。"),
        choices=(Choice("now", _("现行"), _now),),
        columns=(
            Column(_("年度"), lambda row: row.year, "number", code="year"),
            Column(_("部门"), lambda row: row.unit, opens=True),
            Column(_("人数"), lambda row: row.people, "number", code="people"),
            Column(_("保密得分"), lambda row: row.score, "number", code="score"),
            Column(_("加减分"), lambda row: row.explained or _("无"), "title", code="explained"),
            Column(_("考核时间"), lambda row: row.since, "time", code="since"),
            Column(_("办理人"), lambda row: row.set_by, "person", code="by"),
        ),
    )
)

register(
    Register(
        code="organisation.appraisal",
        title=_("个人保密考核"),
        rows=lambda: PersonAppraisal.objects.select_related("person__unit", "whole__unit"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        begin="organisation.appraisal.made",
        level_of=lambda row: "",
        empty=_("这里列出个人的年度保密得分，逐项有据。人事部门“年度保密考核”后会出现在这里。"),
        choices=(Choice("now", _("现行"), _now),),
        columns=(
            Column(_("年度"), lambda row: row.whole.year, "number", code="year"),
            Column(_("人员"), lambda row: row.person, "title", opens=True),
            Column(_("部门"), lambda row: row.whole.unit, code="unit"),
            Column(_("得分"), lambda row: row.score, "number", code="score"),
            Column(_("考核时间"), lambda row: row.since, "time", code="since"),
        ),
    )
)

register(
    Register(
        code="organisation.sanction",
        title=_("奖励和处罚"),
        rows=lambda: Sanction.objects.select_related("person", "approved_by", "by"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("at", "id"),
        begin="organisation.sanction.given",
        paper="organisation.sanction-book",
        level_of=lambda row: "",
        empty=_("这里列出奖励和处罚、依据和批准人。人事部门“登记奖惩”并经批准后会出现在这里。"),
        choices=(
            Choice("reward", _("奖励"), lambda rows: rows.filter(kind_of="reward")),
            Choice("penalty", _("处罚"), lambda rows: rows.filter(kind_of="penalty")),
        ),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("种类"), lambda row: row.get_kind_of_display(), "badge", code="kind"),
            Column(_("内容"), lambda row: row.what, "title", code="what"),
            Column(_("依据"), lambda row: row.basis, code="basis"),
            Column(_("考核分"), lambda row: row.worth, "number", code="worth"),
            Column(_("批准人"), lambda row: row.approved_by, "person", code="approver"),
            Column(_("决定时间"), lambda row: row.at, "time", code="at"),
        ),
    )
)
