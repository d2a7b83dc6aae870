"""The pages of journeys abroad and of passports."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.personnel.facts_of_vetting import opinions_of
from jiyao.domains.personnel.masking import masked
from jiyao.domains.personnel.models import Journey, Passport
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def journey(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a journey to the traveller and to the offices; the opinions to the offices alone."""
    rows = Journey.objects.select_related("person__unit", "approved_by", "briefed_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("申请人"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("目的地"), record.destination),
        Fact(_("途经"), record.via),
        Fact(_("事由"), record.purpose),
        Fact(_("以往出国（境）"), record.history),
        *_reported(record),
    ]
    said = [opinions_of(record)] if request.facts.looks_after_people else []
    sections = [_briefing(record), *said]
    return plain_page(request, record, str(record), facts, _standing(record), sections)


def _briefing(record: Journey) -> Section:
    lines = [(words, "") for words in record.briefing.splitlines()]
    title = _("行前提醒（%(who)s）") % {"who": record.briefed_by} if lines else _("行前提醒")
    empty = _("保密办还没有作行前提醒。")
    return section(title, [(_("内容"), "words")], lines, empty)


def _reported(record: Journey) -> list[Fact]:
    if record.reported_at is None:
        return []
    return [
        Fact(_("实际返回"), when(record.returned_on)),
        Fact(_("境外接触人员和情况"), record.contacts),
        Fact(_("异常情况"), record.incidents, record.reported_at),
    ]


def _standing(record: Journey) -> list[Fact]:
    days = f"{when(record.leaves_on)} — {when(record.returns_on)}"
    return [
        Fact(_("审批结果"), record.get_outcome_display(), record.decided_at or ""),
        Fact(_("计划往返"), days),
        Fact(_("本人确认行前提醒"), record.acknowledged_at or _("未确认")),
        Fact(_("返回报告"), record.reported_at or _("未报告")),
    ]


def passport(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a passport and its ways in and out, to its holder and to the offices."""
    record = open_record(request, Passport.objects.select_related("person__unit", "out_for"), ref)
    facts = [
        Fact(_("持证人"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("证件种类"), record.get_kind_of_display()),
        Fact(_("证件号码"), masked(record.number)),
        Fact(_("有效期至"), when(record.expires_on)),
    ]
    out = record.out_for
    state = Fact(_("状态"), _("已领出") if out else _("在保管处"))
    used = Fact(_("用于"), out, url=out.get_absolute_url() if out else "")
    return plain_page(request, record, str(record), facts, [state, used], [_moves(record)])


def _moves(record: Passport) -> Section:
    moves = record.moves.select_related("journey__person", "by").order_by("at", "pk")
    lines = [
        (
            move.get_what_display(),
            move.journey.destination if move.journey else "",
            move.at,
            move.by,
            "",
        )
        for move in moves
    ]
    heads = [
        (_("事项"), "code"),
        (_("用于"), "title"),
        (_("时间"), "time"),
        (_("经办人"), "person"),
    ]
    return section(_("收存和领取"), heads, lines, "")
