"""The pages of meetings and what comes out of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import AgendaTemplate, Decision, Meeting, MeetingItem
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing, open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.paper.parts import day, moment
from jiyao.foundation.ui.parts import Fact


def page(
    request: SignedIn,
    record: Any,
    title: Any,
    facts: list[Fact],
    standing: list[Fact],
    sections: Sequence[Section] = (),
    label: Any = None,
) -> HttpResponse:
    """Show a record under its mark: its facts, its tables, how it stands, what can be done."""
    context = {
        "title": title,
        "subtitle": record._meta.verbose_name,
        "label": label,
        "facts": facts,
        "now_facts": standing,
        "sections": sections,
        **doing(request, record),
    }
    return render(request, "ui/layouts/sections.html", context)


def meeting(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a meeting: agenda, attendance, what follows from it."""
    rows = Meeting.objects.select_related("body", "called_by", "label__level__scheme")
    record = open_record(request, rows, ref, Action.HANDLE)
    facts = [
        Fact(_("会议"), record.body),
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("会议时间"), moment(record.starts_at)),
        Fact(_("地点"), record.place),
        Fact(_("本年末次例会"), _("是") if record.is_last else _("否")),
        Fact(_("召开事由"), record.reason),
        Fact(_("召集人"), record.called_by or _("按例会时间")),
        Fact(_("取消原因"), record.called_off_why),
    ]
    return page(
        request,
        record,
        record,
        [fact for fact in facts if fact.value],
        _standing(record, request),
        [_agenda(record, request), _decisions(record, request), _attendance(record, request)],
        record.label,
    )


def item(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an item of an agenda: opinions, votes, conclusion, and what was assigned."""
    rows = MeetingItem.objects.select_related("meeting", "label__level__scheme")
    record = open_record(request, rows, ref, Action.HANDLE)
    facts = [
        Fact(_("会议"), record.meeting, url=record.meeting.get_absolute_url()),
        Fact(_("议题"), record.title),
        Fact(_("意见"), record.opinions),
        Fact(_("表决"), record.votes or _("未表决")),
        Fact(_("结论"), record.conclusion),
        Fact(_("下一步"), record.next_step),
    ]
    standing = [Fact(_("结果"), record.get_outcome_display())]
    tasks = _decisions(record.meeting, request, item=record)
    return page(request, record, record, facts, standing, [tasks], record.label)


def decision(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a decision to who carries it out and to those who follow it."""
    rows = Decision.objects.select_related("owner", "checked_by")
    record = open_record(request, rows, ref)
    origin = MeetingItem.objects.visible_to(request.facts, Action.HANDLE).filter(pk=record.item_id)
    source = origin.select_related("meeting").first()
    facts = [
        Fact(_("落实事项"), record.task),
        Fact(_("来自"), source, url=source.get_absolute_url()) if source else Fact(_("来自"), ""),
        Fact(_("责任人"), record.owner),
        Fact(_("交办时间"), moment(record.assigned_at)),
    ]
    standing = [Fact(_("状态"), record.state), Fact(_("完成期限"), moment(record.due_at))]
    return page(request, record, record, facts, standing, [_steps(record, request)])


def agenda(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a version of the template of the agenda."""
    record = open_row(request, "organisation.agenda", AgendaTemplate.objects.all(), ref)
    lines = [(place, words, "") for place, words in enumerate(record.items.splitlines(), start=1)]
    items = section(_("议程"), [(_("序"), "number"), (_("议题"), "text")], lines, "")
    facts = [Fact(_("自"), record.since), Fact(_("办理人"), record.set_by or _("随系统"))]
    standing = [Fact(_("状态"), _("已修订") if record.until else _("现行"))]
    return plain_page(request, record, str(record), facts, standing, [items])


def _standing(record: Meeting, request: SignedIn) -> list[Fact]:
    rows = list(record.attendances.visible_to(request.facts, Action.KNOW).filter(votes=True))
    here = sum(row.status == "present" for row in rows)
    counts = _("应到 %(all)d，实到 %(here)d") % {"all": len(rows), "here": here}
    minutes = _minutes_of(record)
    found = [Fact(_("状态"), record.state), Fact(_("有表决权的"), counts)]
    if minutes is not None:
        found.append(Fact(_("纪要"), minutes.state, url=minutes.get_absolute_url()))
    return found


def _minutes_of(record: Meeting) -> Any:
    return getattr(record, "minutes", None)


def _agenda(record: Meeting, request: SignedIn) -> Section:
    rows = record.items.visible_to(request.facts, Action.HANDLE).order_by("place")
    lines = [
        (
            row.place,
            row.title,
            row.conclusion or row.next_step,
            row.get_outcome_display(),
            row.get_absolute_url(),
        )
        for row in rows
    ]
    heads = [
        (_("序"), "number"),
        (_("议题"), "title"),
        (_("结论或下一步"), "title"),
        (_("结果"), "person"),
    ]
    return section(_("议程"), heads, lines, _("还没有议题。"))


def _steps(record: Decision, request: SignedIn) -> Section:
    rows = record.steps.visible_to(request.facts, Action.KNOW).select_related("by").order_by("pk")
    lines = [
        (row.at, row.by, row.get_result_display() if row.result else _("报告"), row.words, "")
        for row in rows
    ]
    heads = [
        (_("时间"), "time"),
        (_("谁"), "person"),
        (_("事项"), "person"),
        (_("落实情况、凭据或检查意见"), "title"),
    ]
    return section(_("落实和检查"), heads, lines, _("责任人还没有报告。"))


def _attendance(record: Meeting, request: SignedIn) -> Section:
    rows = record.attendances.visible_to(request.facts, Action.KNOW).select_related("person")
    lines = [
        (row.get_role_display() or _("列席"), row.person, row.get_status_display(), "")
        for row in rows.order_by("pk")
    ]
    heads = [(_("职务"), "text"), (_("姓名"), "person"), (_("到会情况"), "person")]
    return section(_("到会情况"), heads, lines, _("没有应到人员。"))


def _decisions(record: Meeting, request: SignedIn, **which: Any) -> Section:
    rows = Decision.objects.visible_to(request.facts, Action.KNOW).select_related("owner")
    rows = rows.filter(item__meeting=record, **which).order_by("pk")
    lines = [
        (row.number, row.task, row.owner, day(row.due_at), row.state, row.get_absolute_url())
        for row in rows
    ]
    heads = [
        (_("编号"), "code"),
        (_("落实事项"), "title"),
        (_("责任人"), "person"),
        (_("完成期限"), "text"),
        (_("状态"), "person"),
    ]
    return section(_("会议决定"), heads, lines, _("还没有交办。在有结论的议题上“交办落实”。"))
