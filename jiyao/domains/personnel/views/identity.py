"""The page of a person's identity facts: covered unless one's own or asked for with a reason."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import Identity, Unmasking
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def identity(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show identity facts and who has looked at them whole."""
    rows = Identity.objects.select_related("person__unit", "set_by")
    record = open_record(request, rows, ref)
    now = timezone.now()
    whole = Unmasking.is_open_to(request.user, record, now)
    facts = [Fact(_("姓名"), record.person), *(Fact(*each) for each in record.told(whole))]
    state = _("完整显示") if whole else _("部分遮盖")
    standing = [
        Fact(_("状态"), _("已清除") if record.erased_at else state),
        *([Fact(_("更新时间"), record.until)] if record.until else ()),
        Fact(_("登记时间"), record.since),
        Fact(_("办理人"), record.set_by),
    ]
    response = plain_page(request, record, str(record), facts, standing, [_looked_at(record)])
    response["Cache-Control"] = "no-store"
    return response


def _looked_at(record: Identity) -> Section:
    rows = record.unmaskings.select_related("by").order_by("-at", "-pk")
    lines = [(row.by, row.reason, row.at, "") for row in rows]
    heads = [(_("查看人"), "person"), (_("事由"), "title"), (_("时间"), "time")]
    return section(_("谁看过完整信息"), heads, lines, _("没有人看过。"))
