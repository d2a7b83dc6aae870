from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.inspection.demanding import days_between_checks
from jiyao.domains.inspection.models import Finding, Machine, MachineChange, Run
from jiyao.domains.inspection.views.pages import page
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact

LATEST = 20
KEYED = "inspection.machine.keyed"


def machine(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a machine: its key and person, its runs, what is unsettled on it, its changes."""
    rows = Machine.objects.last_checked().select_related("unit", "person", "set_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("计算机名"), record.name),
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("部门"), record.unit or _("全单位")),
        Fact(_("放置地点"), record.place),
        Fact(_("责任人"), record.person),
        Fact(_("公钥指纹"), record.fingerprint or _("未登记，不能导入结果")),
        Fact(_("登记"), record.since),
        Fact(_("登记人"), record.set_by),
    ]
    sections = [_runs(record, request), _unsettled(record, request), _changes(record, request)]
    able = doing(request, record)
    if not record.public_key:
        able["comes_next"] = KEYED
    return page(request, record, facts, _standing(record), sections, able)


def _standing(record: Machine) -> list[Fact]:
    now = timezone.now()
    days = days_between_checks(now).get(record.kind_of)
    if record.until:
        return [Fact(_("状态"), _("已停用"))]
    if days is None:
        return [Fact(_("状态"), _("涉密机，结果不导入本系统"))]
    late = (now - record.counted_from).days >= days  # type: ignore[attr-defined]
    return [
        Fact(_("状态"), _("超期未查") if late else _("在检查期内")),
        Fact(_("最近检查或登记"), record.counted_from),  # type: ignore[attr-defined]
        Fact(_("检查间隔"), _("%d 天") % days),
    ]


def _runs(record: Machine, request: SignedIn) -> Section:
    heads = [
        *((_("检查时间"), "time"), (_("编号"), "code"), (_("文件"), "number")),
        *((_("命中"), "number"), (_("待判断"), "number"), (_("未查全"), "number")),
    ]
    rows = Run.objects.visible_to(request.facts, Action.KNOW).filter(machine=record)
    lines = [
        (
            *(row.finished_at, row.number, row.files, row.hits, row.reviews, row.incomplete),
            row.get_absolute_url(),
        )
        for row in rows.order_by("-finished_at")[:LATEST]
    ]
    return section(_("检查记录"), heads, lines, _("还没有导入过。请“导入检查结果”。"))


def _unsettled(record: Machine, request: SignedIn) -> Section:
    heads = [
        *((_("结论"), "badge"), (_("问题编号"), "code"), (_("责任人"), "person")),
        *((_("期限"), "time"), (_("状态"), "text")),
    ]
    rows = Finding.objects.visible_to(request.facts, Action.KNOW).filter(machine=record)
    lines = [
        (
            *(row.get_verdict_display(), row.number, row.owner, row.due_at),
            *(row.get_state_display(), row.get_absolute_url()),
        )
        for row in rows.unsettled().select_related("owner").order_by("due_at", "pk")[:LATEST]
    ]
    return section(_("未销号的问题"), heads, lines, _("没有未销号的问题。"))


def _changes(record: Machine, request: SignedIn) -> Section:
    heads = [
        *((_("时间"), "time"), (_("变更"), "text"), (_("变更前"), "words")),
        *((_("变更后"), "words"), (_("理由"), "words"), (_("办理人"), "person")),
    ]
    rows = MachineChange.objects.visible_to(request.facts, Action.HANDLE).filter(machine=record)
    lines = [
        (row.at, row.get_what_display(), row.before, row.after, row.reason, row.by, "")
        for row in rows.select_related("by").order_by("-pk")
    ]
    return section(_("变更"), heads, lines, _("没有变更。"))
