from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import BudgetLine, Spending
from jiyao.domains.organisation.registers.posts import SEEING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="organisation.budget",
        title=_("保密经费预算"),
        rows=lambda: BudgetLine.objects.with_spent(),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.budget.entered",
        paper="organisation.budget-book",
        level_of=lambda row: "",
        empty=_("这里列出各年度的保密经费。保密办“登记保密经费预算”后会出现在这里。"),
        choices=(
            Choice("year", _("本年度"), lambda rows: rows.filter(year=timezone.localdate().year)),
        ),
        columns=(
            Column(_("年度"), lambda row: row.year, "number", code="year"),
            Column(_("预算项目"), lambda row: row.name, "title", opens=True),
            Column(_("用途"), lambda row: row.get_purpose_display(), code="purpose"),
            Column(_("批准文号"), lambda row: row.basis, code="basis"),
            Column(_("预算（元）"), lambda row: row.amount, "number", code="amount"),
            Column(_("已支出"), lambda row: row.spent, "number", code="spent"),
            Column(_("余额"), lambda row: row.amount - row.spent, "number", code="left"),
        ),
    )
)

register(
    Register(
        code="organisation.spending",
        title=_("保密经费支出"),
        rows=lambda: Spending.objects.select_related("line", "risk", "by"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("at", "id"),
        paper="organisation.spending-book",
        level_of=lambda row: "",
        empty=_("这里列出每笔支出和所购设备。保密办在预算项目的页面上“登记支出”。"),
        choices=(
            Choice("bought", _("购置设备"), lambda rows: rows.exclude(equipment="")),
            Choice("risks", _("针对风险"), lambda rows: rows.exclude(risk=None)),
        ),
        columns=(
            Column(_("支出日期"), lambda row: row.spent_on, code="spent_on"),
            Column(_("支出内容"), lambda row: row.item, "title", opens=True),
            Column(_("预算项目"), lambda row: row.line, code="line"),
            Column(_("金额（元）"), lambda row: row.amount, "number", code="amount"),
            Column(_("凭证号"), lambda row: row.voucher, code="voucher"),
            Column(_("设备编号"), lambda row: row.equipment, code="equipment"),
            Column(_("所防风险"), lambda row: row.risk and row.risk.asset, code="risk"),
            Column(_("登记人"), lambda row: row.by, "person", code="by"),
        ),
    )
)
