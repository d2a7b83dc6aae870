"""The page of one line of a training record."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.training.models import TrainingRecord
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.ui.parts import Fact


def record(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one line of a training record to its person and to those who look after people."""
    rows = TrainingRecord.objects.select_related("person__unit", "course", "set_by")
    row = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), row.person),
        Fact(_("部门"), row.person.unit),
        Fact(_("日期"), row.day),
        Fact(_("形式"), row.get_form_display()),
        Fact(_("课程"), row.course or _("不属于课程")),
        Fact(_("依据"), row.paper),
        Fact(_("登记人"), row.set_by or _("系统")),
        Fact(_("登记时间"), row.booked_at),
    ]
    standing = [
        Fact(_("学时"), in_hours(row.minutes)),
        Fact(_("结果"), row.get_result_display()),
    ]
    if row.voided_at:
        standing.append(Fact(_("已作废"), row.reason))
    return plain_page(request, row, str(row), facts, standing)
