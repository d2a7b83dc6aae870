from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.desk.boards import SHOWN, KeeperBoard, holdings, keeper_board
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.approvals.queries import to_sign, usable_by
from jiyao.foundation.calendar.inbox import my_duties
from jiyao.foundation.ui.parts import Choice, Stat, Work


def today(request: SignedIn) -> HttpResponse:
    """Show what this person must do now."""
    now = timezone.now()
    facts = request.facts
    note_listing(request, "desk.today", {})
    waiting = list(to_sign(facts)[:10])
    context = {
        "now": now,
        "role_title": _role_title(request),
        "holdings": holdings(facts),
        "duties": my_duties(facts, now)[:SHOWN],
        "to_sign": waiting,
        "permits": usable_by(request.user, now)[:10],
        "empty": {
            "title": _("今天没有要先办的"),
            "how": _("超期、今日应还和待登记的件会列在这里。"),
        },
    }
    if facts.handles:
        context |= _keeper(request, keeper_board(facts, now))
    else:
        context |= {"works": [_held(copy) for copy in context["holdings"]]}
    return render(request, "desk/today.html", context)


def _role_title(request: SignedIn) -> str:
    roles = [str(ROLES[code]) for code in sorted(request.facts.roles) if code != "staff"]
    return "、".join(roles) or str(ROLES["staff"])


def _keeper(request: SignedIn, board: KeeperBoard) -> dict[str, Any]:
    out = f"{reverse('register', args=['carriers.copy'])}?show=out"
    books = f"{reverse('register', args=['carriers.document'])}?show=unfinished"
    return {
        "stats": [
            Stat(_("超期"), board.overdue, out, pressing=True),
            Stat(_("今日应还"), board.due_today, out),
            Stat(_("待登记签收"), board.unfinished, books),
            Stat(_("机要室外"), board.out, out),
        ],
        "works": [_taken_back(copy) for copy in board.first],
        "waiting": board.waiting,
        "tally": [Choice(name, out, count) for name, count in board.holders],
        "nobody_out": {"title": _("机要室外没有件"), "how": _("送阅以后,这里按人列出在谁手里。")},
    }


def _taken_back(copy: Any) -> Work:
    return Work(
        number=copy.number,
        url=copy.get_absolute_url(),
        label=copy.level,
        title=copy.title,
        who=copy.holder,
        due_at=copy.due_at,
        actions=[
            Choice(_("收回"), reverse("act", args=["carriers.copy.returned", copy.public_id]))
        ],
    )


def _held(copy: Any) -> Work:
    return Work(
        number=copy.number,
        url=copy.get_absolute_url(),
        label=copy.level,
        title=copy.title,
        who="",
        due_at=copy.due_at,
        actions=[
            Choice(_("阅毕签字"), reverse("act", args=["carriers.copy.read", copy.public_id]))
        ],
    )
