"""The pages of minutes, committee documents, and the year's plan and summary."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import CommitteeDocument, Minutes, Yearly
from jiyao.domains.organisation.views.meetings import page
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.paper.parts import moment
from jiyao.foundation.ui.parts import Fact

LABEL = "label__level__scheme"


def minutes(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the minutes, who approved them, and who has read them."""
    rows = Minutes.objects.select_related(
        LABEL, "meeting__body", "drafted_by", "approved_by", "endorsed_by"
    )
    record = open_record(request, rows, ref, Action.HANDLE)
    facts = [
        Fact(_("会议"), record.meeting, url=record.meeting.get_absolute_url()),
        Fact(_("印发期限"), moment(record.due_at)),
        Fact(_("起草"), _signed(record.drafted_by, record.drafted_at)),
        Fact(_("审定"), _signed(record.approved_by, record.approved_at)),
        Fact(_("上级签批"), _signed(record.endorsed_by, record.endorsed_at)),
        Fact(_("退回意见"), record.returned_why),
        Fact(_("印发时间"), moment(record.issued_at)),
    ]
    standing = [Fact(_("状态"), record.state)]
    sections = [_text(record.text), _receipts(record, request)]
    return page(request, record, record, facts, standing, sections, record.label)


def committee_document(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a document in a committee's name."""
    rows = CommitteeDocument.objects.select_related(LABEL, "body", "drafted_by", "reviewed_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    facts = [
        Fact(_("标题"), record.title),
        Fact(_("名义"), record.body),
        Fact(_("起草"), _signed(record.drafted_by, record.drafted_at)),
        Fact(_("审查"), _signed(record.reviewed_by, record.reviewed_at)),
        Fact(_("退回意见"), record.returned_why),
        Fact(_("印发时间"), moment(record.issued_at)),
    ]
    standing = [Fact(_("状态"), record.state)]
    return page(request, record, record, facts, standing, [_text(record.text)], record.label)


def yearly(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the plan or the summary of a year."""
    rows = Yearly.objects.select_related(LABEL, "body", "written_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    facts = [
        Fact(_("会议"), record.body),
        Fact(_("期限"), moment(record.due_at)),
        Fact(_("起草"), _signed(record.written_by, record.written_at)),
        Fact(_("审定时间"), moment(record.adopted_at)),
    ]
    standing = [Fact(_("状态"), record.state)]
    return page(request, record, record, facts, standing, [_text(record.text)], record.label)


def _signed(person: object, at: object) -> str:
    return f"{person} {moment(at)}" if person and at else ""  # type: ignore[arg-type]


def _text(words: str) -> Section:
    lines = [(line, "") for line in words.splitlines() if line.strip()]
    return section(_("正文"), [(_("内容"), "text")], lines, _("还没有起草。"))


def _receipts(record: Minutes, request: SignedIn) -> Section:
    rows = record.receipts.visible_to(request.facts, Action.KNOW).select_related("person__unit")
    lines = [
        (row.person.unit or "", row.person, moment(row.read_at) or _("未读"), "")
        for row in rows.order_by("pk")
    ]
    heads = [(_("部门"), "text"), (_("人员"), "person"), (_("阅读时间"), "text")]
    return section(_("签收"), heads, lines, _("印发后列出每个人何时读过。"))
