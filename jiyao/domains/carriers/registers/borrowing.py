"""What is borrowed: inside, by other bodies, and what was excerpted."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.facts import days
from jiyao.domains.carriers.models import Excerpt, Loan, OutsideLoan
from jiyao.domains.carriers.registers.receiving import COPY
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched

OUTSIDE = searched(OutsideLoan, numbers=("letter", "receipt"), words=("body", "bearer"))
NOTES = searched(Excerpt, numbers=("notebook",))
ROLES = (*OFFICE, LEADER)


def loans() -> Any:
    """Return the borrowings inside with what stands on their line."""
    return Loan.objects.select_related(
        "leg__copy__level__scheme", "leg__reader__unit", "approved_by", "lent_by"
    )


register(
    Register(
        code="carriers.loan",
        title=_("借阅登记"),
        rows=loans,
        action=Action.HANDLE,
        roles=ROLES,
        order=("out_at", "id"),
        search={"leg__copy": (COPY,)},
        paper="carriers.loan-book",
        empty=_("没有借阅过。在载体的页面上点“借阅”，批准并办理后会出现在这里。"),
        choices=(
            Choice("out", _("未还"), lambda rows: rows.not_returned()),
            Choice("overdue", _("超期未还"), lambda rows: rows.overdue(timezone.now())),
        ),
        columns=(
            Column(_("密级"), lambda loan: loan.leg.copy.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("借阅人"), lambda loan: loan.leg.reader),
            Column(_("部门"), lambda loan: loan.leg.reader.unit, code="unit", shown=False),
            Column(_("事由"), lambda loan: loan.leg.purpose, "title"),
            Column(_("期限"), lambda loan: days(loan.days)),
            Column(_("审批人"), lambda loan: loan.approved_by),
            Column(_("借出"), lambda loan: loan.out_at, "time"),
            Column(
                _("应还"),
                lambda loan: loan.leg.due_at,
                "due",
                closed=lambda loan: bool(loan.leg.returned_at),
            ),
            Column(_("归还"), lambda loan: loan.leg.returned_at, "time"),
            Column(_("经办人"), lambda loan: loan.lent_by),
        ),
    )
)
register(
    Register(
        code="carriers.outside_loan",
        title=_("外单位借用登记"),
        rows=lambda: OutsideLoan.objects.select_related(
            "copy__level__scheme", "approved_by", "lent_by"
        ),
        action=Action.HANDLE,
        roles=ROLES,
        order=("out_at", "id"),
        search={"copy": (COPY,), "id": (OUTSIDE,)},
        empty=_("没有借给外单位的。在载体的页面上点“借给外单位”，批准并办理后会出现在这里。"),
        choices=(
            Choice("out", _("未还"), lambda rows: rows.not_returned()),
            Choice("overdue", _("超期未还"), lambda rows: rows.overdue(timezone.now())),
        ),
        columns=(
            Column(_("密级"), lambda loan: loan.copy.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("借用单位"), lambda loan: loan.body),
            Column(_("来人"), lambda loan: loan.bearer),
            Column(_("介绍信号"), lambda loan: loan.letter),
            Column(_("借条号"), lambda loan: loan.receipt),
            Column(_("审批人"), lambda loan: loan.approved_by),
            Column(_("借出"), lambda loan: loan.out_at, "time"),
            Column(
                _("应还"),
                lambda loan: loan.due_at,
                "due",
                closed=lambda loan: bool(loan.returned_at),
            ),
            Column(_("归还"), lambda loan: loan.returned_at, "time"),
        ),
    )
)
register(
    Register(
        code="carriers.excerpt",
        title=_("摘抄登记"),
        rows=lambda: Excerpt.objects.select_related(
            "copy__level__scheme", "taker", "approved_by", "checked_by"
        ),
        action=Action.HANDLE,
        roles=ROLES,
        order=("taken_at", "id"),
        search={"copy": (COPY,), "id": (NOTES,)},
        empty=_("没有摘抄。本单位准许摘抄时，借阅人在载体的页面上点“摘抄”，就会出现在这里。"),
        columns=(
            Column(_("密级"), lambda each: each.copy.level, "mark"),
            Column(_("摘自"), lambda each: each.copy.number, "code", opens=True),
            Column(_("页码"), lambda each: each.pages),
            Column(_("保密本编号"), lambda each: each.notebook),
            Column(_("摘抄人"), lambda each: each.taker),
            Column(_("审批人"), lambda each: each.approved_by),
            Column(_("摘抄时间"), lambda each: each.taken_at, "time"),
            Column(_("审核人"), lambda each: each.checked_by),
            Column(_("审核盖章"), lambda each: each.checked_at, "time"),
        ),
    )
)
