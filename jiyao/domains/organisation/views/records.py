"""The pages of posts, pledge texts and pledges."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Pledge, PledgeText, Post
from jiyao.domains.organisation.procedures.pledging import sign_pledge
from jiyao.domains.organisation.views.letters import text_section
from jiyao.domains.organisation.views.sheets import sheet_of
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import form_here, open_row, plain_page
from jiyao.foundation.ui.parts import Fact


def post(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a post: what it handles, and so which category it is."""
    rows = Post.objects.select_related("circle__parent", "unit", "set_by")
    record = open_row(request, "organisation.post", rows, ref)
    now = timezone.now()
    facts = [
        Fact(_("岗位"), record),
        Fact(_("部门"), record.unit or _("全单位")),
        Fact(_("岗位类别"), record.get_kind_of_display()),
        Fact(_("岗位职责"), record.duties),
        Fact(_("设置时间"), record.since),
        Fact(_("办理人"), record.set_by),
    ]
    levels = "、".join(map(str, record.levels_at(now))) or _("不接触")
    standing = [
        Fact(_("涉密类别"), record.category_at(now).label),
        Fact(_("经常接触的最高密级"), levels),
    ]
    return plain_page(request, record, str(record), facts, standing)


def pledge_text(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a version of a pledge's text, to be read before it is signed."""
    record = open_row(request, "organisation.pledge-text", PledgeText.objects.all(), ref)
    facts = [Fact(_("种类"), record.get_occasion_display()), Fact(_("版次"), record.version)]
    sections = [text_section(_("请逐条阅读"), record.text)]
    form = form_here(request, sign_pledge, record)
    return plain_page(request, record, str(record), facts, _holds(record), sections, form=form)


def pledge(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a pledge to who signed it and to those who look after people."""
    rows = Pledge.objects.select_related("person__unit", "text", "set_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("签订时间"), record.since),
        Fact(_("有效至"), timezone.localdate(record.until) if record.until else None),
        Fact(_("纸质编号"), record.paper),
        *sheet_of(request, record),
    ]
    sections = [text_section(_("正文"), record.text.text)]
    return plain_page(request, record, str(record.text), facts, _holds(record), sections)


def _holds(row: Pledge | PledgeText) -> list[Fact]:
    ended = row.until is not None and row.until <= timezone.now()
    return [Fact(_("状态"), _("已终止") if ended else _("有效"))]
