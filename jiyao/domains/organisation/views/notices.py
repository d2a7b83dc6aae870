"""The pages of notices and of their conveying (EDU-07, EDU-11)."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Conveyance, Notice
from jiyao.domains.organisation.models.audiences import circles_of
from jiyao.domains.organisation.receipts import receipts_of
from jiyao.domains.organisation.views.documents import readers
from jiyao.domains.organisation.views.letters import text_section
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def notice(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a notice; to who looks after people, who has not read it and who not conveyed it."""
    rows = Notice.objects.select_related("published_by")
    record = open_row(request, "organisation.notice", rows, ref)
    facts = [
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("发给"), "、".join(map(str, circles_of(record))) or _("全体人员")),
        Fact(_("发布人"), record.published_by),
        Fact(_("发布时间"), record.published_at),
        Fact(_("逐级传达"), _("是") if record.cascades else _("否")),
    ]
    sections = [text_section(_("正文"), record.text)]
    if request.facts.looks_after_people:
        sections += [readers(record)] + ([_conveying(record)] if record.cascades else [])
    standing = [Fact(_("确认期限"), record.due_at)]
    return plain_page(request, record, record.title, facts, standing, sections)


def _conveying(record: Notice) -> Section:
    rows = record.conveyances.select_related("unit", "person")
    told = list(rows.order_by("conveyed_at", "unit__name"))
    units = {row.unit for row in told}
    reached = {row.person.unit for row in receipts_of(record) if row.person.unit}
    lines = [
        (
            "" if row.conveyed_at else _("未传达"),
            str(row.unit),
            str(row.person),
            row.to_whom,
            row.conveyed_at,
            row.get_absolute_url(),
        )
        for row in told
    ]
    lines = [
        (_("未传达"), str(unit), _("空缺：未签责任书"), "", None, "")
        for unit in sorted(reached - units, key=str)
    ] + lines
    heads = [(_("标记"), "badge"), (_("部门"), "title"), (_("负责人"), "text")]
    heads += [(_("传达到"), "text"), (_("传达时间"), "time")]
    return section(_("逐级传达"), heads, lines, _("没有要传达的部门。"))


def conveyance(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the conveying of a notice in a unit, to its head and who looks after people."""
    rows = Conveyance.objects.select_related("notice", "unit", "person")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("通知"), record.notice),
        Fact(_("部门"), record.unit),
        Fact(_("负责人"), record.person),
        Fact(_("传达方式"), record.how),
        Fact(_("传达到"), record.to_whom),
    ]
    standing = [
        Fact(_("状态"), _("已传达") if record.conveyed_at else _("未传达")),
        Fact(_("期限"), record.notice.due_at),
        Fact(_("传达时间"), record.conveyed_at),
    ]
    sections = [text_section(_("正文"), record.notice.text)]
    return plain_page(request, record, str(record), facts, standing, sections)
