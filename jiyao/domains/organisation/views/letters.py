"""The page of a letter of responsibility."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Letter
from jiyao.domains.organisation.views.sheets import sheet_of
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def letter(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a letter to who undertakes it and to those who look after people."""
    rows = Letter.objects.select_related("person__unit", "unit", "giver", "text")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("层级"), record.get_layer_display()),
        Fact(_("年度"), record.year),
        Fact(_("部门"), record.unit),
        Fact(_("签发人"), record.giver, _("签发时已用 PIN 签名")),
        Fact(_("签发时间"), record.issued_at),
        Fact(_("签订人"), record.person),
        Fact(_("签订时间"), record.signed_at),
        Fact(_("纸质编号"), record.paper),
        *sheet_of(request, record),
    ]
    standing = [
        Fact(_("状态"), _("双方已签") if record.signed_at else _("等待签订")),
        Fact(_("签订期限"), record.due_at),
    ]
    sections = [text_section(str(record.text), record.text.text)]
    return plain_page(request, record, str(record), facts, standing, sections)


def text_section(title: str, text: str) -> Section:
    """Return a text as a table of its lines, to be read on the page."""
    lines = [(line, "") for line in text.splitlines() if line.strip()]
    return section(title, [(_("条款"), "words")], lines, _("没有正文。"))
