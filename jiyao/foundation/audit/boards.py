"""What the boards show of the trail: what is not signed in time, and what was refused today."""

from datetime import UTC, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import AUDIT, SECRECY_OFFICE, SECURITY
from jiyao.foundation.audit.filters import REFUSALS, STOPPED, entries_of
from jiyao.foundation.audit.sentences import names_of, sentence
from jiyao.foundation.boards.declarations import Figure, Look, Worklist, figure, worklist
from jiyao.foundation.trail.models import Entry
from jiyao.foundation.ui.parts import Work


def unsigned(look: Look) -> int:
    """Return how many of this year's entries no checkpoint has covered for over an hour."""
    return Entry.objects.unsigned(look.now.astimezone(UTC).year, look.now).count()


def refused_today(look: Look) -> Any:
    """Return what was refused today, the newest first."""
    rows = entries_of(timezone.localdate(look.now))
    return rows.filter(outcome__in=REFUSALS).order_by("-id")


def entry_line(entry: Any) -> Work:
    """Return an entry as a line: what was refused to whom, and when."""
    return Work(
        number=str(entry.seq or "—"),
        url=reverse("trail_entry", args=[entry.entry_id]),
        title=sentence(entry.code),
        who=entry.name or entry.who,
        since=datetime.fromisoformat(entry.at),
    )


def add_names(rows: list[Any], look: Look) -> None:
    """Put the name of who acted on each entry, empty for a program."""
    names = names_of(rows)
    for entry in rows:
        entry.name = names.get(entry.who, "")


def _refusals(look: Look) -> str:
    if AUDIT.code not in look.facts.roles:
        return reverse("refusals")
    return f"{reverse('trail')}?day={timezone.localdate(look.now):%Y-%m-%d}&outcome={STOPPED}"


def _unsigned(look: Look) -> str:
    return f"{reverse('trail')}?year={look.now.astimezone(UTC).year}&unsigned=on"


figure(
    Figure(
        "trail.unsigned",
        _("逾 1 小时未签名的留痕"),
        unsigned,
        (AUDIT,),
        10,
        _unsigned,
        pressing=True,
    )
)
figure(
    Figure(
        "trail.refused-today",
        _("今日被拒绝"),
        lambda look: refused_today(look).count(),
        (AUDIT, SECURITY, SECRECY_OFFICE),
        80,
        _refusals,
    )
)
worklist(
    Worklist(
        code="trail.refused-today",
        title=_("今日被拒绝的办理"),
        rows=lambda look: refused_today(look).defer("body"),
        enrich=add_names,
        line=entry_line,
        by=(AUDIT,),
        order=10,
        url=_refusals,
        empty=_("今天没有被拒绝的办理。有人被拒绝时，会列在这里。"),
    )
)
