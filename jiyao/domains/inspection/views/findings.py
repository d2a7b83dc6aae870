from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.inspection.models import Finding, FindingStep, Sighting, State
from jiyao.domains.inspection.views.pages import page
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.procedures.tools import tool
from jiyao.foundation.ui.parts import Choice, Fact, Moment

ABLE = {
    State.OPEN: ("inspection.run.answered",),
    State.ANSWERED: ("inspection.run.confirmed", "inspection.run.sent-back"),
}


def finding(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a finding: each run that saw it, its life, what can be done about it."""
    rows = Finding.objects.select_related("machine", "run", "owner", "gone_by")
    record = open_record(request, rows, ref)
    sightings = _sightings(record, request)
    facts = [
        *[Fact(_("路径"), row.path) for row in sightings[:1]],
        Fact(_("计算机"), record.machine, url=record.machine.get_absolute_url()),
        Fact(_("检查记录"), record.run, url=record.run.get_absolute_url()),
        Fact(_("结论"), record.get_verdict_display()),
        Fact(_("责任人"), record.owner),
        Fact(_("发现时间"), record.opened_at),
    ]
    standing = [
        Fact(_("状态"), record.get_state_display()),
        Fact(_("处理方式"), record.get_answer_display()),
        Fact(_("期限"), record.due_at),
        _gone(record),
    ]
    return page(
        request,
        record,
        facts,
        standing,
        [_section(sightings)],
        doing(request, record),
        "inspection/finding.html",
        moments=_life(record, request),
        tools=_tools(record, request),
    )


def _gone(record: Finding) -> Fact:
    url = record.gone_by.get_absolute_url() if record.gone_by else ""
    return Fact(_("复查未再发现"), record.gone_by or "—", url=url)


def _tools(record: Finding, request: SignedIn) -> list[Choice]:
    if record.state == State.OPEN and record.owner_id != request.user.pk:
        return []
    codes = ABLE.get(State(record.state), ())
    made = [tool(code, request.facts, record.run.public_id) for code in codes]
    asked = f"?finding={record.public_id}"
    return [Choice(each.title, f"{each.url}{asked}") for each in made if each]


def _sightings(record: Finding, request: SignedIn) -> list[Any]:
    rows = Sighting.objects.visible_to(request.facts, Action.READ).filter(finding=record)
    return list(rows.select_related("run").order_by("-pk"))


def _section(rows: list[Any]) -> Section:
    heads = [
        *((_("检查时间"), "time"), (_("检查记录"), "code"), (_("结论"), "badge")),
        (_("所见（已遮盖）"), "words"),
    ]
    return section(
        _("各次检查所见"),
        heads,
        [_line(row) for row in rows],
        _("路径和摘录只给责任人和保密办看。"),
    )


def _line(row: Any) -> tuple[Any, ...]:
    run = row.run
    return (
        *(run.finished_at, run.number, row.get_verdict_display(), row.seen),
        run.get_absolute_url(),
    )


def _life(record: Finding, request: SignedIn) -> list[Moment]:
    rows = FindingStep.objects.visible_to(request.facts, Action.READ).filter(finding=record)
    return [
        Moment(
            row.at,
            row.by,
            row.get_what_display(),
            row.run.number if row.run else row.words,
            tone="refused" if row.what == FindingStep.What.REOPENED else "",
        )
        for row in rows.select_related("by", "run").order_by("-pk")
    ]
