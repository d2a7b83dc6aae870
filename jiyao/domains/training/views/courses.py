"""The pages of courses and of what a person must learn."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.training.models import Attempt, Course, Requirement
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def course(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a course to everybody: what it is about and whose duty it is."""
    record = open_row(request, "training.course", Course.objects.all(), ref)
    now = timezone.now()
    again = _("%d 个月后") % record.months if record.months else _("不重学")
    facts = [
        Fact(_("内容类别"), record.get_part_display()),
        Fact(_("必修人员"), record.audience),
        Fact(_("学时"), in_hours(record.minutes)),
        Fact(_("结业方式"), record.get_ending_display()),
        Fact(_("重学"), again),
        Fact(_("内容提要"), record.outline),
    ]
    ended = record.until is not None and record.until <= now
    standing = [Fact(_("状态"), _("已停开") if ended else _("在开"))]
    if record.is_examined:
        standing.append(Fact(_("题库"), _("%d 题") % record.questions.holding_at(now).count()))
    return plain_page(request, record, str(record), facts, standing)


def requirement(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what a person must learn, by when, and the examinations taken for it."""
    rows = Requirement.objects.select_related("person__unit", "course", "assigned_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("课程"), record.course, url=record.course.get_absolute_url()),
        Fact(_("人员"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("来由"), record.assigned_by or _("所任岗位或角色")),
        Fact(_("结业方式"), record.course.get_ending_display()),
        Fact(_("提出时间"), record.opened_at),
        Fact(_("内容提要"), record.course.outline),
    ]
    standing = [
        Fact(_("状态"), record.state_at(timezone.now())),
        Fact(_("期限"), record.due_at),
        Fact(_("完成时间"), record.met_at),
        Fact(_("有效至"), record.good_until),
    ]
    under_way = record.attempts.open().filter(person=request.user.pk).first()
    if under_way:
        sheet = under_way.get_absolute_url()
        standing.insert(0, Fact(_("考试正在进行"), _("回到答卷"), url=sheet))
    sections = [_attempts(request, record)] if record.course.is_examined else []
    return plain_page(request, record, str(record), facts, standing, sections)


def _attempts(request: SignedIn, record: Requirement) -> Section:
    rows = Attempt.objects.visible_to(request.facts, Action.KNOW).filter(requirement=record)
    lines = [
        (row.begun_at, row.outcome, row.score, row.pass_mark, row.get_absolute_url())
        for row in rows.order_by("-begun_at")
    ]
    heads = [
        (_("开始时间"), "time"),
        (_("结果"), "text"),
        (_("得分"), "number"),
        (_("合格分数"), "number"),
    ]
    return section(_("考试"), heads, lines, _("还没有参加过考试。"))
