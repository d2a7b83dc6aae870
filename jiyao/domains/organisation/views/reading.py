"""What people are given to read and confirm, and the records that it comes from."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Agreement, DutyList, Receipt
from jiyao.domains.organisation.models.pledges import Occasion, text_in_force
from jiyao.domains.organisation.procedures.reading import promise
from jiyao.domains.organisation.views.letters import text_section
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.ui.parts import Fact


def receipt(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the text that somebody is to confirm, to that person and who looks after people."""
    record = open_record(request, Receipt.objects.select_related("person__unit"), ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("年度"), record.year or ""),
        Fact(_("送阅时间"), record.asked_at),
    ]
    standing = [
        Fact(_("状态"), _("已确认") if record.confirmed_at else _("待确认")),
        Fact(_("确认期限"), record.due_at),
        Fact(_("确认时间"), record.confirmed_at),
    ]
    sections = [text_section(_("正文"), record.subject().text)]
    return plain_page(request, record, str(record), facts, standing, sections)


def duty_list(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one version of the duties of a kind of post."""
    record = open_row(request, "organisation.duty-list", DutyList.objects.all(), ref)
    facts = [
        Fact(_("岗位类别"), record.get_kind_of_display()),
        Fact(_("版次"), record.version),
        Fact(_("自"), record.since),
        Fact(_("至"), record.until),
    ]
    ended = record.until is not None and record.until <= timezone.now()
    standing = [Fact(_("状态"), _("已被新的版本代替") if ended else _("现行"))]
    sections = [text_section(_("职责"), record.text)]
    return plain_page(request, record, str(record), facts, standing, sections)


def agreement(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an agreement with a supplier and the text that was signed."""
    rows = Agreement.objects.select_related("text", "set_by")
    record = open_row(request, "organisation.agreement", rows, ref)
    facts = [
        Fact(_("供应商"), record.supplier),
        Fact(_("合作事项"), record.matter),
        Fact(_("签字人"), record.signatory),
        Fact(_("纸质编号"), record.paper),
        Fact(_("办理人"), record.set_by),
    ]
    ended = record.until is not None and record.until <= timezone.now()
    standing = [
        Fact(_("状态"), _("已到期") if ended else _("有效")),
        Fact(_("自"), record.since),
        Fact(_("至"), record.until or _("长期")),
    ]
    sections = [text_section(str(record.text), record.text.text)]
    return plain_page(request, record, str(record), facts, standing, sections)


def code(request: SignedIn) -> HttpResponse:
    """Show the code of conduct; posted, it is promised to be followed."""
    text = text_in_force(Occasion.CODE, timezone.now())
    if text is None:
        raise Http404
    if request.method == "POST":
        promise(text, by=request.user)
        return redirect("today")
    return render(request, "organisation/code.html", {"text": text, "title": _("保密守则")})
