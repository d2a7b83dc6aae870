"""The pages of what goes up and comes down, and their files."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.reporting import papers
from jiyao.domains.reporting.figures import lines_of
from jiyao.domains.reporting.models import Counterpart, Package, Periodic, Rectification
from jiyao.domains.reporting.signing import fingerprint, own_public
from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing, open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.paper.printing import printed
from jiyao.foundation.registers.views import register_for
from jiyao.foundation.trail.signing import SigningRefused
from jiyao.foundation.ui.parts import Choice, Fact

PAGE = "reporting/record.html"
MOST = 12


def own(request: SignedIn) -> HttpResponse:
    """Show the key that other bodies need to check our files."""
    register_for(request, "reporting.counterpart")
    try:
        key = own_public()
    except SigningRefused as fault:
        return render(request, "reporting/own.html", {"fault": str(fault)})
    facts = [
        Fact(_("公钥"), str(key)),
        Fact(_("指纹"), fingerprint(key)),
        Fact(_("核对"), _("当面或者电话念出指纹，不要只凭文件")),
    ]
    return render(request, "reporting/own.html", {"facts": facts})


def counterpart(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a body: its key, how that was checked, what went to it or came from it last."""
    rows = Counterpart.objects.select_related("set_by")
    record = open_row(request, "reporting.counterpart", rows, ref)
    now = timezone.now()
    facts = [
        Fact(_("关系"), record.get_kind_of_display()),
        Fact(_("公钥指纹"), record.fingerprint),
        Fact(_("公钥"), record.key),
        Fact(_("公钥核对方式"), record.checked),
        Fact(_("登记时间"), record.since),
        Fact(_("登记人"), record.set_by),
    ]
    ended = record.until is not None and record.until <= now
    standing = [Fact(_("状态"), _("已停用") if ended else _("现用"))]
    above = record.kind_of == Counterpart.Kind.ABOVE
    periods = record.packages if above else record.submissions
    sections = [_periods(periods.all()), _notices(record.rectifications.all())]
    return plain_page(request, record, record.name, facts, standing, sections)


def package(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what we report of a period, beside the one before."""
    rows = papers.PACKAGE.rows().select_related("counterpart", "drawn_up_by", "approved_by")
    record = open_row(request, "reporting.package", rows, ref)
    facts = [
        Fact(_("上级单位"), record.counterpart, url=record.counterpart.get_absolute_url()),
        Fact(_("检查发现和说明"), record.findings),
        *([Fact(_("重报理由"), record.reason)] if record.reason else ()),
        Fact(_("编制人"), record.drawn_up_by),
        Fact(_("编制时间"), record.drawn_up_at),
        Fact(_("批准人"), record.approved_by),
        Fact(_("签发时间"), record.signed_at),
    ]
    tools = [Choice(_("打印上报表"), reverse("reporting:package_print", args=[ref]))]
    if record.note:
        tools.append(Choice(_("下载签名文件"), reverse("reporting:package_file", args=[ref])))
    return _page(request, record, record.title, facts, tools, _figures(record))


def submission(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what a body below reports of a period, beside the one before."""
    rows = papers.SUBMISSION.rows().select_related("counterpart", "received_by")
    record = open_row(request, "reporting.submission", rows, ref)
    facts = [
        Fact(_("下级单位"), record.counterpart, url=record.counterpart.get_absolute_url()),
        Fact(_("检查发现和说明"), record.findings),
        Fact(_("对方签发时间"), record.made_at),
        Fact(_("接收时间"), record.received_at),
        Fact(_("接收人"), record.received_by),
    ]
    tools = [Choice(_("打印统计表"), reverse("reporting:submission_print", args=[ref]))]
    return _page(request, record, str(record), facts, tools, _figures(record))


def rectification(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a notice and its answer."""
    rows = Rectification.objects.select_related("counterpart", "by")
    record = open_row(request, "reporting.rectification", rows, ref)
    below = record.is_ours
    facts = [
        Fact(
            _("下达给") if below else _("下达单位"),
            record.counterpart,
            url=record.counterpart.get_absolute_url(),
        ),
        Fact(_("下达时间"), record.issued_at),
        Fact(_("登记人"), record.by),
        Fact(_("答复时间"), record.answered_at),
    ]
    tools = [Choice(_("打印通知"), reverse("reporting:rectification_print", args=[ref]))]
    if _own_note(record):
        title = _("下载通知文件") if below else _("下载答复文件")
        tools.append(Choice(title, reverse("reporting:rectification_file", args=[ref])))
    return _page(request, record, record.number, facts, tools, _said(record))


def package_file(request: SignedIn, ref: UUID) -> HttpResponse:
    """Send the signed file of a package, to be carried up; the entry stands first."""
    record = open_row(request, "reporting.package", Package.objects.exclude(note=""), ref)
    return _sent(request, record, record.note, f"{record.period}-{record.edition}")


def rectification_file(request: SignedIn, ref: UUID) -> HttpResponse:
    """Send the signed file that this house made of a notice: the notice itself, or the answer."""
    rows = Rectification.objects.select_related("counterpart")
    record = open_row(request, "reporting.rectification", rows, ref)
    note = _own_note(record)
    if not note:
        raise Http404
    return _sent(request, record, note, ref.hex[:8])


def package_print(request: SignedIn, ref: UUID) -> HttpResponse:
    """Print the return of a period."""
    record = open_row(request, "reporting.package", papers.PACKAGE.rows(), ref)
    entry = note_opening(request, record, "reporting.package.printed")
    return printed(request, papers.PACKAGE, papers.return_sheet(record), entry)


def submission_print(request: SignedIn, ref: UUID) -> HttpResponse:
    """Print the return of a body below."""
    record = open_row(request, "reporting.submission", papers.SUBMISSION.rows(), ref)
    entry = note_opening(request, record, "reporting.submission.printed")
    return printed(request, papers.SUBMISSION, papers.return_sheet(record), entry)


def rectification_print(request: SignedIn, ref: UUID) -> HttpResponse:
    """Print a notice with its answer."""
    record = open_row(request, "reporting.rectification", papers.NOTICE.rows(), ref)
    entry = note_opening(request, record, "reporting.rectification.printed")
    return printed(request, papers.NOTICE, papers.notice_sheet(record), entry)


def _page(
    request: SignedIn,
    record: Any,
    title: str,
    facts: list[Fact],
    tools: list[Choice],
    *sections: Section,
) -> HttpResponse:
    context = {
        "title": title,
        "facts": facts,
        "now_facts": [Fact(_("状态"), record.state), Fact(_("期限"), record.due_at)],
        "sections": sections,
        "tools": tools,
        **doing(request, record),
    }
    return render(request, PAGE, context)


def _sent(request: SignedIn, record: Any, note: str, name: str) -> HttpResponse:
    note_opening(request, record, f"{record.kind()}.sent")
    response = HttpResponse(note.encode(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="jiyao-{name}.txt"'
    response["Cache-Control"] = "no-store"
    return response


def _own_note(record: Rectification) -> str:
    return record.note if record.is_ours else record.answer_note


def _said(record: Rectification) -> Section:
    lines = [(_("存在问题和整改要求"), record.findings, "")]
    if record.answer:
        lines.append((_("整改情况"), record.answer, ""))
    return section(_("内容"), [(_("项目"), "text"), (_("文字"), "words")], lines, "")


def _figures(record: Periodic) -> Section:
    heads = [
        *((_("类别"), "text"), (_("项目"), "title")),
        *((_("本期"), "number"), (_("上期"), "number"), (_("增减"), "number")),
    ]
    lines = [
        (line.group, line.title, line.now, line.before, line.change, "")
        for line in lines_of(record)
    ]
    return section(_("统计数字"), heads, lines, _("这一期还没有数字。"))


def _periods(rows: Any) -> Section:
    heads = [(_("期限"), "time"), (_("期次"), "title"), (_("状态"), "badge")]
    shown = rows.order_by("-opened_at", "-pk")[:MOST]
    lines = [(row.due_at, row.title, row.state, row.get_absolute_url()) for row in shown]
    return section(_("最近的报送"), heads, lines, _("还没有到期的报送。"))


def _notices(rows: Any) -> Section:
    heads = [(_("期限"), "time"), (_("编号"), "code"), (_("状态"), "badge")]
    shown = rows.order_by("-at", "-pk")[:MOST]
    lines = [(row.due_at, row.number, row.state, row.get_absolute_url()) for row in shown]
    return section(_("最近的整改通知"), heads, lines, _("没有整改通知。"))
