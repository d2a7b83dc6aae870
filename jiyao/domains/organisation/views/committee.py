"""The pages of committees, groups and their seats."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Body, Seat, SeatHolding
from jiyao.domains.organisation.papers.committee import ROSTER, roster
from jiyao.domains.organisation.views.days import Day, day_asked
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing, open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.paper.printing import printed
from jiyao.foundation.ui.parts import Fact

MOST = 12


def body(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a committee or a group: its roster on any day, its groups, every change."""
    record = open_row(request, "organisation.body", _bodies(), ref)
    day = day_asked(request)
    context = {
        "title": str(record),
        "facts": _facts(record),
        "now_facts": _standing(record),
        "sections": [
            _roster(record, day),
            _groups(record, day),
            _meetings(record, request),
            _history(record),
        ],
        "day": day,
        "print_url": f"{reverse('organisation:roster', args=[ref])}?on={day.on.isoformat()}",
        **doing(request, record),
    }
    return render(request, "organisation/on_a_day.html", context)


def body_roster(request: SignedIn, ref: UUID) -> HttpResponse:
    """Print the roster as it stood on the day that the address asks for."""
    record = open_row(request, "organisation.body", _bodies(), ref)
    entry = note_opening(request, record, f"{ROSTER.code}.printed")
    return printed(request, ROSTER, roster(record, day_asked(request).at), entry)


def seat(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a seat and everybody who has held it."""
    rows = Seat.objects.select_related("body", "unit")
    record = open_row(request, "organisation.seat", rows, ref)
    facts = [
        Fact(_("委员会或小组"), record.body, url=record.body.get_absolute_url()),
        Fact(_("职务"), record.get_role_display()),
        Fact(_("代表部门"), record.unit),
        Fact(_("分工"), record.work),
    ]
    held = record.holdings.holding_at(timezone.now()).select_related("person").first()
    standing = [Fact(_("现任"), held.person if held else _("空缺"))]
    past = _holdings(SeatHolding.objects.filter(seat=record))
    return plain_page(request, record, str(record), facts, standing, [past])


def _bodies() -> Any:
    return Body.objects.select_related("answers_to")


def _facts(record: Body) -> list[Fact]:
    above = record.answers_to
    return [
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("隶属"), above or _("本单位"), url=above.get_absolute_url() if above else ""),
        Fact(_("职责范围"), record.scope),
        Fact(_("成立依据"), record.basis),
        Fact(_("设立时间"), record.since),
    ]


def _standing(record: Body) -> list[Fact]:
    now = timezone.now()
    places = record.roster_at(now)
    gaps = [place for place in places if place.lacks(now)]
    schedule = record.schedules.holding_at(now).first()
    return [
        Fact(_("席位"), len(places)),
        Fact(_("缺口"), len(gaps) or _("无")),
        Fact(_("例会时间"), schedule.words if schedule else _("未设定")),
        Fact(_("状态"), _("已撤销") if record.until and record.until <= now else _("现有")),
    ]


def _roster(record: Body, day: Day) -> Section:
    lines = [_line(place, day) for place in record.roster_at(day.at)]
    heads = [
        (_("职务"), "text"),
        (_("姓名"), "person"),
        (_("代表部门"), "text"),
        (_("分工"), "title"),
        (_("任期至"), "text"),
    ]
    title = _("%s 的成员") % day.on.isoformat()
    return section(title, heads, lines, _("那一天还没有席位。"))


def _line(place: Any, day: Day) -> tuple[Any, ...]:
    seat, held = place.seat, place.holding
    lacks = place.lacks(day.at)
    who = lacks or held.person
    until = held.term_until.isoformat() if held else ""
    url = seat.get_absolute_url()
    return seat.get_role_display(), who, seat.unit or "", seat.work, until, url


def _groups(record: Body, day: Day) -> Section:
    rows = record.groups.holding_at(day.at).order_by("pk")
    lines = [(row.get_kind_of_display(), row, row.scope, row.get_absolute_url()) for row in rows]
    heads = [(_("类别"), "text"), (_("名称"), "text"), (_("职责范围"), "title")]
    return section(_("办事机构和专门小组"), heads, lines, _("没有隶属的机构和小组。"))


def _meetings(record: Body, request: SignedIn) -> Section:
    """The meetings of the body that the person may know of, the newest first."""
    rows = record.meetings.visible_to(request.facts, Action.HANDLE).order_by("-starts_at", "-pk")
    lines = [
        (row.starts_at, row, row.get_kind_of_display(), row.state, row.get_absolute_url())
        for row in rows[:MOST]
    ]
    heads = [
        (_("会议时间"), "time"),
        (_("编号"), "code"),
        (_("类别"), "text"),
        (_("状态"), "text"),
    ]
    return section(_("最近的会议"), heads, lines, _("还没有召集过会议。"))


def _history(record: Body) -> Section:
    return _holdings(SeatHolding.objects.filter(seat__body=record))


def _holdings(rows: Any) -> Section:
    rows = rows.select_related("seat__body", "seat__unit", "person", "set_by")
    lines = [
        (row.seat.get_role_display(), row.person, row.since, row.until, row.basis, row.set_by, "")
        for row in rows.order_by("-since", "-pk")
    ]
    heads = [
        (_("职务"), "text"),
        (_("人员"), "person"),
        (_("自"), "time"),
        (_("至"), "time"),
        (_("任命文号"), "text"),
        (_("办理人"), "person"),
    ]
    return section(_("变动历史"), heads, lines, _("还没有任命过。"))
