"""The page of a study session: the plan to everybody, attendance to whom it is about."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.training.models import Attendance, StudySession
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def session(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a session; who was there is known to each for himself and to the offices."""
    rows = StudySession.objects.select_related("unit", "course", "planned_by")
    record = open_row(request, "training.session", rows, ref)
    facts = [
        Fact(_("形式"), record.get_form_display()),
        Fact(_("开始时间"), record.begins_at),
        Fact(_("地点"), record.place),
        Fact(_("主讲人"), record.lecturer),
        Fact(_("参加范围"), record.unit or _("全体人员")),
        Fact(_("课程"), record.course or _("不属于课程")),
        Fact(_("学习计划"), record.plan),
        Fact(_("取消原因") if record.cancelled_at else _("学习情况"), record.summary),
        Fact(_("安排人"), record.planned_by),
    ]
    standing = [Fact(_("状态"), record.state), Fact(_("学时"), in_hours(record.minutes))]
    return plain_page(request, record, str(record), facts, standing, [_attendance(request, record)])


def _attendance(request: SignedIn, record: StudySession) -> Section:
    known = Attendance.objects.visible_to(request.facts, Action.KNOW).filter(session=record)
    rows = known.select_related("person__unit").order_by("person__pinyin")
    hours = in_hours(record.minutes)
    lines = [
        (
            row.person,
            row.person.unit,
            row.get_state_display(),
            hours if row.state == Attendance.State.PRESENT else "0",
            "",
        )
        for row in rows
    ]
    heads = [(_("人员"), "text"), (_("部门"), "text"), (_("考勤"), "text"), (_("学时"), "number")]
    return section(_("考勤"), heads, lines, _("学习举行、登记考勤后，这里列出到场、请假和缺勤。"))
