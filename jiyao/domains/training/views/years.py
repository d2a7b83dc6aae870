"""The pages of a person's year, of the programme, and of how far it has reached."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.training.facts import add_learnt, coverage_of, day_of
from jiyao.domains.training.intended import courses_intended, without_certificate
from jiyao.domains.training.models import (
    Certificate,
    Programme,
    Requirement,
    TrainingRecord,
    TrainingYear,
)
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_listing, open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.registers.views import register_for
from jiyao.foundation.ui.parts import Fact


def mine(request: SignedIn) -> HttpResponse:
    """Lead a person to the own training file of this year, or say that there is none yet."""
    own = TrainingYear.objects.visible_to(request.facts, Action.KNOW)
    found = own.filter(person=request.user.pk).order_by("-year").first()
    if found:
        return redirect(found)
    asked = without_certificate(request.user.pk, request.facts.at)
    context = {"title": _("我的保密教育"), "asked": asked}
    return render(request, "training/no_file.html", context)


def year(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what a person has learnt in a year, what is lacking, and what must be learnt."""
    rows = TrainingYear.objects.select_related("person__unit")
    record = open_record(request, rows, ref)
    add_learnt([record], timezone.now())
    forms = dict(TrainingRecord.Form.choices)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("人员编号"), record.person.number),
        Fact(_("部门"), record.person.unit),
        Fact(_("年度"), record.year),
        *(Fact(forms[form], in_hours(n)) for form, n in record.learnt.forms.items()),
    ]
    standing = [
        Fact(_("已学学时"), in_hours(record.learnt.minutes)),
        Fact(_("应学学时"), in_hours(record.learnt.asked)),
        Fact(_("还差"), in_hours(record.learnt.lacking)),
        Fact(_("集中教育"), _("已参加") if record.learnt.is_covered else _("未参加")),
    ]
    of_him = {"person": record.person_id}
    sections = [_required(request, of_him), _records(request, record), _certified(request, of_him)]
    return plain_page(request, record, str(record), facts, standing, sections)


def programme(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the programme of a year to everybody."""
    rows = Programme.objects.select_related("set_by")
    record = open_row(request, "training.programme", rows, ref)
    facts = [
        Fact(_("年度"), record.year),
        Fact(_("教育安排"), record.content),
        Fact(_("制定人"), record.set_by),
        Fact(_("制定时间"), record.since),
    ]
    return plain_page(request, record, str(record), facts, [Fact(_("全员完成期限"), record.due_at)])


def coverage(request: SignedIn) -> HttpResponse:
    """Show how far the programme of this year has reached each unit, and whom not."""
    register_for(request, "training.year")
    now = timezone.now()
    this = timezone.localdate(now).year
    rows = TrainingYear.objects.visible_to(request.facts, Action.HANDLE).filter(year=this)
    people = list(rows.filter(person__is_active=True).select_related("person__unit"))
    add_learnt(people, now)
    note_listing(request, "training.coverage", {"": len(people)})
    units = coverage_of(people)
    context = {
        "programme": Programme.objects.filter(year=this).first(),
        "year": this,
        "people": len(people),
        "covered": sum(each.covered for each in units),
        "table": _coverage(units),
    }
    return render(request, "training/coverage.html", context)


def _coverage(units: list[Any]) -> Section:
    lines = [
        (u.unit, u.people, u.covered, u.rate, u.fulfilled, "、".join(u.missing), "") for u in units
    ]
    heads = [
        (_("部门"), "text"),
        (_("人数"), "number"),
        (_("已参加"), "number"),
        (_("覆盖率"), "number"),
        (_("学时达标"), "number"),
        (_("未参加人员"), "title"),
    ]
    empty = _("这里按部门列出今年多少人参加了集中保密教育。系统为每个人建档后出现。")
    return section(_("各部门覆盖情况"), heads, lines, empty)


def _required(request: SignedIn, of_him: dict[str, int]) -> Section:
    now = request.facts.at
    rows = Requirement.objects.visible_to(request.facts, Action.KNOW).filter(**of_him)
    rows = rows.filter(withdrawn_at__isnull=True).select_related("course")
    lines = [
        (row.state_at(now), row.course, day_of(row.due_at), row.get_absolute_url()) for row in rows
    ]
    asked = {row.course_id for row in rows}
    lines += [
        (_("拟任岗位要求"), course, None, "")
        for course in courses_intended(of_him["person"], now)
        if course.pk not in asked
    ]
    heads = [(_("状态"), "text"), (_("课程"), "title"), (_("期限"), "time")]
    return section(_("必修课程"), heads, lines, _("没有要学的必修课程。"))


def _records(request: SignedIn, record: TrainingYear) -> Section:
    rows = TrainingRecord.objects.visible_to(request.facts, Action.KNOW).standing()
    rows = rows.filter(person=record.person_id, year=record.year).order_by("-day", "-pk")
    lines = [
        (row.day, row.title, row.get_form_display(), in_hours(row.minutes),
         row.get_result_display(), row.get_absolute_url())
        for row in rows
    ]  # fmt: skip
    heads = [
        (_("日期"), "time"),
        (_("内容"), "title"),
        (_("形式"), "text"),
        (_("学时"), "number"),
        (_("结果"), "text"),
    ]
    return section(_("培训记录"), heads, lines, _("今年还没有培训记录。"))


def _certified(request: SignedIn, of_him: dict[str, int]) -> Section:
    rows = Certificate.objects.visible_to(request.facts, Action.KNOW).filter(**of_him)
    lines = [
        (row.number, day_of(row.since), day_of(row.until), "") for row in rows.order_by("-since")
    ]
    heads = [(_("证书编号"), "code"), (_("自"), "time"), (_("有效至"), "time")]
    return section(
        _("合格证"), heads, lines, without_certificate(of_him["person"], request.facts.at)
    )
