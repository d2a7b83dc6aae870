"""The pages of the question bank and of the examination."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.training.forms.examining import AnswerSheet, HandInForm
from jiyao.domains.training.models import Attempt, Question
from jiyao.domains.training.settings import RETAKE
from jiyao.domains.training.spelling import LETTERS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import fetch, open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.ui.parts import Fact


def question(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a question of the bank without its key."""
    rows = Question.objects.select_related("course", "set_by")
    record = open_row(request, "training.question", rows, ref)
    options = [Fact(LETTERS[place], words) for place, words in enumerate(record.options)]
    facts = [
        Fact(_("题干"), record.text),
        *options,
        Fact(_("题型"), record.get_kind_of_display()),
        Fact(_("课程"), record.course, url=record.course.get_absolute_url()),
        Fact(_("录入人"), record.set_by),
    ]
    ended = record.until is not None and record.until <= timezone.now()
    standing = [
        Fact(_("状态"), _("已停用") if ended else _("在用")),
        Fact(_("答案"), _("已存，只用于判分")),
    ]
    return plain_page(request, record, record.get_kind_of_display(), facts, standing)


def attempt(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an examination: to who sits it the sheet while the time runs, else how it went."""
    rows = Attempt.objects.select_related("person__unit", "requirement__course")
    if request.method == "POST":
        return _save(request, fetch(request, rows, ref, Action.KNOW))
    record = open_record(request, rows, ref)
    now = timezone.now()
    if record.runs_at(now) and record.person_id == request.user.pk:
        return _sheet(request, record)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("课程"), record.requirement, url=record.requirement.get_absolute_url()),
        Fact(_("开始时间"), record.begun_at),
        Fact(_("交卷期限"), record.ends_at),
        Fact(_("交卷时间"), record.closed_at),
        Fact(_("抽题"), _("%d 题") % len(record.drawn)),
    ]
    if record.closed_at:
        facts.append(Fact(_("抽题种子"), record.seed))
    return plain_page(request, record, str(record), facts, _result(record, now))


def _result(record: Attempt, now: Any) -> list[Fact]:
    if record.closed_at is None:
        over = record.ends_at < now
        return [Fact(_("状态"), _("时间已到，等待系统判分") if over else _("考试中"))]
    said = [Fact(_("结果"), record.outcome), Fact(_("得分"), record.score or "0")]
    said.append(Fact(_("合格分数"), record.pass_mark))
    if not record.passed:
        said.append(Fact(_("重考"), RETAKE.words(RETAKE.at(now))))
    if record.timed_out:
        said.append(Fact(_("收卷"), _("到时收卷，按已保存的答案判分")))
    return said


def _sheet(request: SignedIn, record: Attempt) -> HttpResponse:
    now = timezone.now()
    context = {
        "title": str(record),
        "record": record,
        "now": now,
        "left": int((record.ends_at - now).total_seconds()),
        "form": HandInForm(subject=record, person=request.user, facts=request.facts),
        "answered": len(record.answers),
    }
    return render(request, "training/sheet.html", context)


def _save(request: SignedIn, record: Attempt) -> HttpResponse:
    """Keep the answers so far; nothing is shown but whether it was done."""
    form = AnswerSheet(request.POST, subject=record, person=request.user, facts=request.facts)
    if not form.is_valid():
        return HttpResponse(_("答案没有保存：请刷新页面"), status=400)
    try:
        form.carry_out()
    except Unseen:
        raise
    except Refused as refused:
        return HttpResponse(str(refused.refusals[0].reason), status=409)
    return HttpResponse(status=204)
