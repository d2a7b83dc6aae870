"""The pages of business processes and of their steps."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Process, ProcessStep
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def process(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a process: each step with who answers, its level, its measure, and what it lacks."""
    rows = Process.objects.counted().select_related("unit", "set_by")
    record = open_row(request, "organisation.process", rows, ref)
    facts = [
        Fact(_("业务流程"), record.name),
        Fact(_("主责部门"), record.unit or _("全单位")),
        Fact(_("登记时间"), record.since),
        Fact(_("登记人"), record.set_by),
    ]
    standing = [
        Fact(_("状态"), _("已停止") if record.until else _("现行")),
        Fact(_("涉密环节"), record.many),
        Fact(_("缺口"), record.gaps),
    ]
    return plain_page(request, record, record.name, facts, standing, [_steps(record)])


def process_step(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a step of a process and what it lacks."""
    rows = ProcessStep.objects.select_related("process", "unit", "level__scheme", "set_by")
    record = open_row(request, "organisation.process-step", rows, ref)
    whole = record.process
    facts = [
        Fact(_("业务流程"), whole.name, url=whole.get_absolute_url()),
        Fact(_("序号"), record.place),
        Fact(_("环节"), record.name),
        Fact(_("涉密方式"), record.get_does_display()),
        Fact(_("责任部门"), record.unit),
        Fact(_("最高密级"), record.level),
        Fact(_("防护措施"), record.measure),
        Fact(_("自"), record.since),
        Fact(_("至"), record.until),
        Fact(_("办理人"), record.set_by),
    ]
    lacks = record.lacks
    state = _("缺：%s") % lacks if lacks else _("已落实")
    standing = [Fact(_("状态"), _("已不现行") if record.until else state)]
    return plain_page(request, record, str(record), facts, standing)


def _steps(record: Process) -> Section:
    heads = [
        *((_("序号"), "number"), (_("环节"), "title"), (_("责任部门"), "text")),
        *((_("最高密级"), "text"), (_("措施"), "badge")),
    ]
    missing = _("缺")
    rows = record.steps.filter(until=None).select_related("unit", "level__scheme")
    lines = [
        (r.place, r.name, r.unit or missing, r.level or missing, _measure(r), r.get_absolute_url())
        for r in rows.order_by("place")
    ]
    return section(_("涉密环节"), heads, lines, _("还没有排查。请保密办“增加涉密环节”。"))


def _measure(step: ProcessStep) -> str:
    return _("有") if step.measure else _("缺")
