"""The pages of regime documents, their versions, and the rules from outside (ORG-10, ORG-22)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import OuterRule, RegimeDocument, RegimeVersion
from jiyao.domains.organisation.models.audiences import circles_of
from jiyao.domains.organisation.receipts import receipts_of
from jiyao.domains.organisation.views.letters import text_section
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing, open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def document(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a document: its versions, the one in force on a day that is asked, what it cites."""
    record = open_row(request, "organisation.document", RegimeDocument.objects.all(), ref)
    asked = request.GET.get("on", "")
    day = _day(asked) or timezone.localdate()
    context = {
        "title": str(record),
        "facts": [
            Fact(_("编号"), record.number),
            Fact(_("名称"), record.title),
            Fact(_("级别"), record.get_rank_display()),
            Fact(_("最近一次法规对照"), record.compared),
        ],
        "now_facts": [_in_force(record, day)],
        "sections": [_versions(record), _citations(record)],
        "day": day.isoformat(),
        "wrong": asked if asked and _day(asked) is None else "",
        **doing(request, record),
    }
    return render(request, "organisation/document.html", context)


def _day(asked: str) -> date | None:
    try:
        return date.fromisoformat(asked)
    except ValueError:
        return None


def _in_force(record: RegimeDocument, day: date) -> Fact:
    found = record.version_on(day)
    title = _("%(day)s 施行的版本") % {"day": day}
    return Fact(title, found or _("没有"), url=found.get_absolute_url() if found else "")


def _versions(record: RegimeDocument) -> Section:
    now = timezone.now()
    lines = [
        (
            str(row.issued_on),
            _("第 %d 版") % row.version,
            row.stands_at(now),
            str(timezone.localdate(row.since)),
            str(timezone.localdate(row.until)) if row.until else "—",
            str(row.review_on),
            row.get_absolute_url(),
        )
        for row in record.versions.order_by("-version")
    ]
    heads = [(_("印发"), "code"), (_("版本"), "title"), (_("状态"), "code")]
    heads += [(_("施行"), "code"), (_("至"), "code"), (_("复审"), "code")]
    return section(_("版本"), heads, lines, _("还没有版本。请“起草新版”。"))


def _citations(record: RegimeDocument) -> Section:
    today = timezone.localdate()
    rows = record.citations.filter(ended_at__isnull=True).select_related("outer__superseded_by")
    lines = [
        (
            _("已失效") if row.is_lost(today) else "",
            str(row),
            _replaced(row.outer) if row.is_lost(today) else "",
            row.outer.get_absolute_url(),
        )
        for row in rows.order_by("pk")
    ]
    heads = [(_("标记"), "badge"), (_("外部法规"), "title"), (_("请改引"), "text")]
    return section(_("引用的外部法规"), heads, lines, _("没有登记引用。请“登记引用条文”。"))


def _replaced(outer: OuterRule) -> str:
    return str(outer.superseded_by or _("没有代替的规定"))


def version(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one version with its three signatures; to who looks after people, who has read it."""
    rows = RegimeVersion.objects.select_related(
        "document", "drafted_by", "checked_by", "approved_by"
    )
    record = open_row(request, "organisation.version", rows, ref)
    names = "、".join(map(str, circles_of(record))) or _("全体人员")
    facts = [
        Fact(_("制度"), record.document, url=record.document.get_absolute_url()),
        Fact(_("级别"), record.document.get_rank_display()),
        Fact(_("印发日期"), str(record.issued_on)),
        Fact(_("解释部门"), record.interpreter),
        Fact(_("须知悉的人员"), names),
        Fact(_("起草"), record.drafted_by, record.drafted_at),
        Fact(_("审核"), record.checked_by or "", record.checked_at or ""),
        Fact(_("批准"), record.approved_by or "", record.approved_at or ""),
        Fact(_("公示"), f"{record.displayed_at} {record.displayed_on or ''}".strip()),
        Fact(_("复审结论"), record.review_finding),
    ]
    standing = [
        Fact(_("状态"), record.stands_at(timezone.now())),
        Fact(_("施行日期"), str(timezone.localdate(record.since))),
        Fact(_("复审日期"), str(record.review_on)),
    ]
    sections = [text_section(_("正文"), record.text)]
    if request.facts.looks_after_people:
        sections.append(readers(record))
    return plain_page(request, record, str(record), facts, standing, sections)


def readers(record: Any) -> Section:
    """Return who was given a text to read, the unread first."""
    rows = list(receipts_of(record))
    unread = sum(row.confirmed_at is None for row in rows)
    lines = [
        (
            "" if row.confirmed_at else _("未读"),
            str(row.person),
            str(row.person.unit or ""),
            row.confirmed_at,
            row.get_absolute_url(),
        )
        for row in rows
    ]
    heads = [(_("标记"), "badge"), (_("人员"), "title"), (_("部门"), "text")]
    heads.append((_("确认时间"), "time"))
    title = _("阅知情况（共 %(all)d 人，未读 %(unread)d 人）") % {
        "all": len(rows),
        "unread": unread,
    }
    return section(title, heads, lines, _("还没有送阅。"))


def outer_rule(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a rule from outside and the documents that rest on it."""
    rows = OuterRule.objects.select_related("superseded_by")
    record = open_row(request, "organisation.outer-rule", rows, ref)
    facts = [
        Fact(_("制定机关"), record.agency),
        Fact(_("文号"), record.number),
        Fact(_("效力"), record.force),
        Fact(_("公布日期"), str(record.published_on)),
        Fact(_("施行日期"), str(record.effective_on)),
        Fact(_("解释权"), record.interpreter),
    ]
    lost = record.superseded_articles or _("全部失效")
    standing = [
        Fact(_("时效"), lost if record.superseded_on else _("有效")),
        Fact(_("失效日期"), str(record.superseded_on or "")),
        Fact(_("代替它的规定"), record.superseded_by or ""),
    ]
    today = timezone.localdate()
    cited = record.citations.filter(ended_at__isnull=True).select_related("document", "outer")
    lines = [
        (
            _("已失效") if row.is_lost(today) else "",
            str(row.document),
            row.article or _("全文"),
            row.document.get_absolute_url(),
        )
        for row in cited.order_by("pk")
    ]
    heads = [(_("标记"), "badge"), (_("本单位制度"), "title"), (_("条文"), "text")]
    sections = [section(_("引用它的制度"), heads, lines, _("没有制度引用它。"))]
    return plain_page(request, record, str(record), facts, standing, sections)
