"""The pages of publications, publishers, words and categories."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiyao.domains.release.models import Prohibition, Publication, Publisher, Recheck, Watchword
from jiyao.domains.release.titles import add_titles_behind, words_for
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing, open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def publication(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what went out: which version, where, by whom."""
    rows = Publication.objects.select_related("submission", "version", "published_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    add_titles_behind([record], request.facts)
    submission = record.submission
    seen = Recheck.objects.visible_to(request.facts, Action.READ).filter(publication=record)
    rechecks = list(seen.select_related("by").order_by("-at"))
    pressing = bool(rechecks and rechecks[0].strong) and record.withdrawn_at is None
    context = {
        "title": str(record),
        "subtitle": submission.title,
        "label": record.label,
        "facts": [
            Fact(_("发布审查"), submission.number, url=submission.get_absolute_url()),
            Fact(_("稿次"), record.version.number, url=record.version.get_absolute_url()),
            Fact(_("发布位置"), record.place),
            Fact(_("网址或刊期"), record.address),
            Fact(_("发布人"), record.published_by),
            Fact(_("发布时间"), when(record.published_at)),
            Fact(_("核对一致的摘要"), record.sha256[:16]),
        ],
        "now_facts": _stands(record, pressing, request.facts),
        "sections": [_rechecks(rechecks)],
        **({"comes_next": "release.publication.withdrawn"} if pressing else {}),
        **doing(request, record),
    }
    return render(request, "ui/layouts/sections.html", context)


def _stands(record: Any, pressing: bool, person: PersonFacts) -> list[Fact]:
    if record.withdrawn_at is None:
        stands = _("复查发现密级标志，请立即撤下") if pressing else _("在发布")
        return [Fact(_("状态"), stands), Fact(_("应复查"), when(record.recheck_at))]
    return [
        Fact(_("状态"), _("已撤下")),
        Fact(_("撤下时间"), when(record.withdrawn_at)),
        Fact(_("撤下人"), record.withdrawn_by),
        Fact(_("撤下原因"), words_for(person, record, record.withdrawn_why)),
        Fact(_("泄密事件报告编号"), record.incident),
    ]


def _rechecks(rows: list[Any]) -> Section:
    lines = [
        (each.at, _("一致") if each.same else _("不一致"), _said(each), each.by, "")
        for each in rows
    ]
    heads = [(_("时间"), "time"), (_("与审定稿"), "badge"), (_("筛查发现和说明"), "words")]
    heads += [(_("复查人"), "text")]
    return section(_("发布后复查"), heads, lines, _("还没有复查。到期后由发布人“复查”。"))


def _said(row: Recheck) -> str:
    """Return what was found and what was said of it."""
    lines = [*row.found.splitlines(), row.words] if row.found else [_("没有新的发现"), row.words]
    return "；".join(filter(None, lines))


def publisher(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show who may publish."""
    rows = Publisher.objects.select_related("person__unit", "set_by")
    record = open_row(request, "release.publisher", rows, ref)
    facts = [
        Fact(_("部门"), record.person.unit),
        Fact(_("负责的网站、栏目或渠道"), record.channel),
        *_set(record),
    ]
    return plain_page(request, record, str(record), facts, _holds(record))


def watchword(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a word that screening looks for."""
    rows = Watchword.objects.select_related("set_by")
    record = open_row(request, "release.watchword", rows, ref)
    beside = Watchword.objects.filter(since=record.since, set_by=record.set_by).count()
    register = reverse("register", args=["release.watchword"])
    facts = [
        Fact(_("等级"), record.get_grade_display()),
        *_set(record),
        Fact(_("同一次登记"), _("%d 个词，看全部") % beside, url=f"{register}?show=now"),
    ]
    return plain_page(request, record, str(record), facts, _holds(record))


def prohibition(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a category of the checklist."""
    rows = Prohibition.objects.select_related("set_by")
    record = open_row(request, "release.prohibition", rows, ref)
    return plain_page(request, record, str(record), _set(record), _holds(record))


def _set(record: Any) -> list[Fact]:
    return [Fact(_("登记人"), record.set_by), Fact(_("自"), when(record.since))]


def _holds(record: Any) -> list[Fact]:
    return [Fact(_("状态"), _("已停用") if record.until else _("现行"))]
