"""The page of a line of the disclosure catalogue."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.release.models import PublicEntry
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import section
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def entry(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a line of the catalogue with its updates."""
    rows = PublicEntry.objects.select_related("keeper__unit", "set_by")
    record = open_row(request, "release.entry", rows, ref)
    facts = [
        Fact(_("类别"), record.get_category_display()),
        Fact(_("公开位置"), record.place),
        Fact(_("维护责任人"), record.keeper),
        Fact(_("列入时间"), when(record.since)),
        Fact(_("列入人"), record.set_by),
    ]
    standing = [
        Fact(_("状态"), _("已移出") if record.until else _("现行")),
        Fact(_("应更新"), when(record.next_on)),
    ]
    lines = [
        (each.at, each.words, each.by, "")
        for each in record.updates.select_related("by").order_by("-at")
    ]
    heads = [(_("时间"), "time"), (_("更新内容"), "words"), (_("更新人"), "text")]
    updates = section(_("更新"), heads, lines, _("还没有更新过。维护责任人“登记更新”。"))
    return plain_page(request, record, str(record), facts, standing, [updates])
