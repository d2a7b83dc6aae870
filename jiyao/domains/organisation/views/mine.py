"""A person's own page: posts and their duties, what is to be signed and confirmed (ORG-14)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Letter, Pledge, Post, Receipt
from jiyao.domains.organisation.posts_held import kinds_held, lists_in_force
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.sections import Section, section

MOST = 50


def mine(request: SignedIn) -> HttpResponse:
    """Show the posts held with the duties of each, and the own letters, pledges and readings."""
    now = timezone.now()
    kinds = kinds_held(now).get(request.user.pk, set())
    lists = lists_in_force(now)
    posts = Post.objects.holding_at(now).filter(circle__in=sorted(request.facts.circles))
    note_listing(request, "organisation.mine", {})
    context = {
        "title": _("我的岗位和责任"),
        "posts": posts.select_related("circle__parent", "unit"),
        "lists": [lists[kind] for kind in sorted(kinds) if kind in lists],
        "sections": [_readings(request), _letters(request), _pledges(request)],
        "now": now,
    }
    return render(request, "organisation/mine.html", context)


def _own(model: Any, request: SignedIn) -> Any:
    rows = model.objects.visible_to(request.facts, Action.KNOW)
    return rows.filter(person=request.user.pk)


def _readings(request: SignedIn) -> Section:
    rows = _own(Receipt, request).order_by("confirmed_at", "-asked_at")[:MOST]
    lines = [
        (row.year or "", str(row), row.due_at, row.confirmed_at, row.get_absolute_url())
        for row in rows
    ]
    heads = [(_("年度"), "number"), (_("内容"), "title"), (_("期限"), "time")]
    heads.append((_("确认时间"), "time"))
    return section(_("学习确认"), heads, lines, _("没有要学习、确认的内容。"))


def _letters(request: SignedIn) -> Section:
    rows = _own(Letter, request).select_related("person", "unit", "giver", "text")
    lines = [
        (row.year, str(row), row.due_at, row.signed_at, row.get_absolute_url())
        for row in rows.order_by("-year", "-pk")[:MOST]
    ]
    heads = [(_("年度"), "number"), (_("责任书"), "title"), (_("期限"), "time")]
    heads.append((_("签订时间"), "time"))
    return section(_("责任书"), heads, lines, _("还没有签发给本人的责任书。"))


def _pledges(request: SignedIn) -> Section:
    rows = _own(Pledge, request).select_related("text", "person").order_by("-since")[:MOST]
    lines = [
        (row.since.year, str(row.text), row.since, row.until, row.get_absolute_url())
        for row in rows
    ]
    heads = [(_("年度"), "number"), (_("承诺书"), "title"), (_("签订时间"), "time")]
    heads.append((_("有效至"), "time"))
    return section(_("承诺书"), heads, lines, _("还没有签订承诺书。"))
