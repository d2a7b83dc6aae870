from collections import Counter
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.declarations import Look
from jiyao.foundation.boards.making import held_by_me, levels_of
from jiyao.foundation.calendar.inbox import LATE, lines, my_duties, overdue_of_others
from jiyao.foundation.duties.days import is_provisional
from jiyao.foundation.duties.models import Duty, Recurrence, SpecialDay
from jiyao.foundation.procedures.tools import tool
from jiyao.foundation.registers.paging import MalformedKey, Page, page_of
from jiyao.foundation.ui.parts import Choice

ORDER = ("due_at", "id")


def inbox(request: SignedIn) -> HttpResponse:
    """Show what this person holds and owes and, to who oversees, what others are late with."""
    now = timezone.now()
    held = held_by_me(Look(request.user, request.facts, now))
    only_late = request.GET.get("show") == LATE
    owed = my_duties(request.facts, now)
    mine = [duty for duty in owed if duty.is_overdue(now)] if only_late else owed
    others = _page(request, overdue_of_others(request.facts, now))
    counts = Counter(map(_level_of, [*mine, *others.rows])) + Counter(levels_of(held))
    note_listing(request, "duties.duty", dict(counts))
    context = {
        "now": now,
        "held": held,
        "nothing_mine": {
            "title": _("没有超期的") if only_late else _("没有待办"),
            "how": _("有事须您办理时，会列在这里，超期的在最前。"),
        },
        "nobody_late": {
            "title": _("您可过问的事没有超期"),
            "how": _("您可过问的超期事项会列在这里，可以催办。"),
        },
        "only_late": only_late,
        "mine": lines(mine, request.facts),
        "others": lines(others.rows, request.facts),
        "newer_url": _address("before", others.newer),
        "older_url": _address("after", others.older),
    }
    return render(request, "calendar/inbox.html", context)


def calendar(request: SignedIn) -> HttpResponse:
    """Show the organisation's own days, the years that are provisional, and what comes again."""
    today = timezone.localdate()
    context = {
        "days": SpecialDay.objects.filter(until__isnull=True, day__year__gte=today.year)
        .select_related("set_by")
        .order_by("day"),
        "provisional": [y for y in (today.year, today.year + 1) if is_provisional(y)],
        "recurrences": _recurrences(request),
        "tools": _tools(request, "duties.day.set", "duties.recurrence.set"),
    }
    return render(request, "calendar/calendar.html", context)


def _recurrences(request: SignedIn) -> list[dict[str, Any]]:
    rows = Recurrence.objects.holding_at(timezone.now()).select_related("owner").order_by("pk")
    return [
        {"row": row, "tools": _tools(request, "duties.recurrence.ended", ref=row.public_id)}
        for row in rows
    ]


def _tools(request: SignedIn, *codes: str, ref: Any = None) -> list[Choice]:
    tools = (tool(code, request.facts, ref) for code in codes)
    return [button for button in tools if button]


def _page(request: SignedIn, rows: Any) -> Page:
    try:
        return page_of(rows, ORDER, request.GET.get("after", ""), request.GET.get("before", ""))
    except MalformedKey as fault:
        raise Http404 from fault


def _address(name: str, key: str) -> str:
    return f"{reverse('duties')}?{name}={key}" if key else ""


def _level_of(duty: Duty) -> str:
    return duty.label.level.trail_code if duty.label else ""
