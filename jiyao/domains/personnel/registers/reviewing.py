from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Review
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PEOPLE_OFFICES
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="personnel.review",
        title=_("年度审查考核"),
        rows=lambda: Review.objects.select_related("person__unit"),
        search=BY_PERSON,
        action=Action.HANDLE,
        roles=PEOPLE_OFFICES,
        order=("due_at", "id"),
        level_of=lambda row: "",
        empty=_(
            "这里列出每年对在岗涉密人员的审查和履职考核。年初自动开列，人事部门和保密办共同办理。"
        ),
        choices=(
            Choice("open", _("未办结"), lambda rows: rows.still_open(), counted=True),
            Choice("overdue", _("超期"), lambda rows: rows.overdue(timezone.now()), counted=True),
            Choice("unfit", _("不合格"), lambda rows: rows.filter(verdict="unfit")),
            Choice("fitness", _("在岗审查"), lambda rows: rows.filter(kind_of="fitness")),
            Choice("duty", _("履职考核"), lambda rows: rows.filter(kind_of="duty")),
        ),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("年度"), lambda row: row.year, "code", code="year"),
            Column(_("类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("岗位"), lambda row: row.posts, "title", code="posts"),
            Column(_("结果"), lambda row: row.get_verdict_display(), code="verdict"),
            Column(_("确认时间"), lambda row: row.closed_at, "time", code="closed"),
            Column(
                _("期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: row.closed_at is not None,
            ),
        ),
    )
)
