from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Bar, Vetting
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PEOPLE_OFFICES
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="personnel.vetting",
        title=_("涉密人员审查"),
        rows=lambda: Vetting.objects.select_related("person__unit", "post__circle__parent"),
        search=BY_PERSON,
        action=Action.HANDLE,
        roles=PEOPLE_OFFICES,
        order=("since", "id"),
        level_of=lambda row: "",
        empty=_("这里列出上岗前的审查和结论。在人员档案中“发起审查”后会出现在这里。"),
        choices=(
            Choice("open", _("审查中"), lambda rows: rows.filter(outcome="open"), counted=True),
            Choice("passed", _("通过"), lambda rows: rows.filter(outcome="passed")),
            Choice("failed", _("未通过"), lambda rows: rows.filter(outcome="failed")),
        ),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("拟任岗位"), lambda row: row.post, "title", code="post"),
            Column(_("涉密类别"), lambda row: row.category.label, code="category"),
            Column(_("结论"), lambda row: row.get_outcome_display(), code="outcome"),
            Column(_("发起时间"), lambda row: row.since, "time", code="since"),
            Column(_("复审期限"), lambda row: row.until, "due", code="until"),
        ),
    )
)

register(
    Register(
        code="personnel.bar",
        title=_("停止接触秘密"),
        rows=lambda: Bar.objects.select_related("person__unit"),
        search=BY_PERSON,
        action=Action.HANDLE,
        roles=PEOPLE_OFFICES,
        order=("since", "id"),
        level_of=lambda row: "",
        empty=_("这里列出被暂停接触秘密和正在离岗的人。没有就是好事。"),
        choices=(Choice("now", _("现行"), lambda rows: rows.holding_at(timezone.now())),),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("事由"), lambda row: row.reason, "title", code="reason"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
        ),
    )
)
