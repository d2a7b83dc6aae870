from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.demanding import days_between_checks
from jiyao.domains.inspection.models import Machine, RuleVersion
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE, STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _late(rows: Any) -> Any:
    now = timezone.now()
    return rows.unchecked_for(days_between_checks(now), now)


def _kind(kind: str) -> Any:
    return lambda rows: rows.filter(kind_of=kind, until=None)


register(
    Register(
        code="inspection.machine",
        title=_("受检计算机"),
        rows=lambda: Machine.objects.last_checked().select_related(
            "label__level__scheme", "unit", "person"
        ),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        begin="inspection.machine.entered",
        paper="inspection.machine-book",
        empty=_("这里列出要用检查工具检查的计算机。保密办“登记受检计算机”后会出现在这里。"),
        choices=(
            Choice("late", _("超期未查"), _late),
            Choice("internet", _("上网机"), _kind("internet")),
            Choice("internal", _("内部机"), _kind("internal")),
            Choice("classified", _("涉密机"), _kind("classified")),
            Choice("retired", _("已停用"), lambda rows: rows.exclude(until=None)),
        ),
        columns=(
            Column(_("密级"), lambda row: row.label.level, "mark"),
            Column(_("计算机名"), str, "code", opens=True),
            Column(_("类别"), lambda row: row.get_kind_of_display(), "badge", code="kind"),
            Column(_("部门"), lambda row: row.unit or _("全单位"), code="unit"),
            Column(_("放置地点"), lambda row: row.place, "title", code="place"),
            Column(_("责任人"), lambda row: row.person, "person", code="person"),
            Column(_("公钥指纹"), lambda row: row.fingerprint[:9], "code", code="key"),
            Column(_("最近检查或登记"), lambda row: row.counted_from, "time", code="checked"),
        ),
    )
)
register(
    Register(
        code="inspection.rules",
        title=_("检查规则版本"),
        rows=lambda: RuleVersion.objects.select_related("set_by"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("since", "id"),
        begin="inspection.rules.entered",
        level_of=lambda row: "",
        empty=_(
            "这里列出本单位检查用的规则版本，最新一版现行。保密办“登记规则版本”后才能导入结果。"
        ),
        choices=(Choice("now", _("现行"), lambda rows: rows.filter(until=None)),),
        columns=(
            Column(_("规则版本"), str, "code"),
            Column(_("说明"), lambda row: row.remark, "title", code="remark"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
            Column(_("登记人"), lambda row: row.set_by, "person", code="by"),
        ),
    )
)
