"""The pages of a yearly review or appraisal, and of the yearly report."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import Review, RollReport
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def review(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a review to the offices, and to its person once it is confirmed."""
    rows = Review.objects.select_related("person__unit", "judged_by", "closed_by")
    record = open_record(request, rows, ref)
    told = record.closed_at or request.facts.looks_after_people
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("岗位"), record.posts),
        Fact(_("年度"), record.year),
        Fact(_("情况"), record.findings if told else ""),
        Fact(_("提出"), record.judged_by if told else "", record.judged_at or ""),
        Fact(_("确认"), record.closed_by, record.closed_at or ""),
    ]
    verdict = record.get_verdict_display() if told else _("尚未确认")
    standing = [Fact(_("结果"), verdict), Fact(_("期限"), record.due_at)]
    return plain_page(request, record, str(record), facts, standing)


def roll_report(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the report of a year to the superior office."""
    rows = RollReport.objects.select_related("sent_by")
    record = open_row(request, "personnel.report", rows, ref)
    roll = reverse("register", args=["personnel.roll"])
    facts = [
        Fact(_("年度"), record.year),
        Fact(_("名册"), _("涉密人员上报名册"), url=roll),
        Fact(_("报送机关"), record.recipient),
        Fact(_("文号"), record.number),
        Fact(_("报送日期"), record.sent_on and when(record.sent_on)),
        Fact(_("上报人数"), record.people),
        Fact(_("经办人"), record.sent_by),
    ]
    state = _("已报送") if record.sent_on else _("未报送")
    standing = [Fact(_("状态"), state), Fact(_("期限"), record.due_at)]
    return plain_page(request, record, str(record), facts, standing)
