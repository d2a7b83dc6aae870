from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.desk.boards import SIGNERS
from jiyao.foundation.access.doors import note_listing, reference
from jiyao.foundation.access.marks import marked
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import OFFICE, ROLES
from jiyao.foundation.approvals.queries import signed_kinds, usable_by
from jiyao.foundation.boards.declarations import Look
from jiyao.foundation.boards.making import (
    SHOWN,
    Card,
    Hands,
    cards_for,
    figures_for,
    hands,
    held_by,
    levels_of,
)
from jiyao.foundation.calendar.inbox import Line, lines, my_duties, pages_of
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.binding import rows_in, unbind_for
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.naming import DECIDE
from jiyao.foundation.procedures.refusals import Refused, wrong_role
from jiyao.foundation.procedures.requesting import USE
from jiyao.foundation.procedures.tools import then_back_to
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting
from jiyao.foundation.ui.parts import Choice, Work


def today(request: SignedIn) -> HttpResponse:
    """Show what this person must do now: the figures and lists of the roles, and what is held."""
    look = _look(request)
    owed = my_duties(look.facts, look.now)
    cards = cards_for(look)
    pressing = _pressing(cards, owed, look)
    cards = _with_what_is_owed(cards, pressing, look)
    first = {line.duty.pk for line in pressing}
    note_listing(request, "desk.today", levels_of(cards))
    context = {
        "now": look.now,
        "role_title": _role_title(request),
        "stats": figures_for(look),
        "cards": cards,
        **_in_hands(look),
        "duties": _with_their_pages(_beside(owed, first, look)[:SHOWN], look),
        "owed": owed,
        "more": bool(first),
        "permits": _permits(look),
        "nothing": {
            "title": _("今天没有要先办的"),
            "how": _("您手里的件和等您办的事会列在这里。"),
        },
        "nobody_out": {"title": _("机要室外没有件"), "how": _("送阅以后，这里按人列出在谁手里。")},
    }
    return render(request, "desk/today.html", context)


def _beside(owed: list[Duty], first: set[int], look: Look) -> list[Duty]:
    """Return the duties that no list of the board shows: those to decide and to use have theirs."""
    listed = (USE, DECIDE) if look.opens(SIGNERS) else (USE,)
    return [duty for duty in owed if duty.pk not in first and duty.kind_code not in listed]


def _permits(look: Look) -> list[Permit]:
    """Return what was granted and is to be done, each with the names of the people it is for."""
    permits = list(usable_by(look.person, look.now)[:SHOWN])
    people = unbind_for(look.facts, [rows_in(permit.bound, Person) for permit in permits])
    for permit, bound in zip(permits, people, strict=True):
        permit.people = [str(person) for person in bound.values()]
    return permits


def holders(request: SignedIn) -> HttpResponse:
    """Show everybody who holds something, the fullest hands first."""
    if not request.facts.handles:
        raise Refused([wrong_role(OFFICE)])
    look = _look(request)
    everybody = hands(look)
    note_listing(request, "desk.holders", {"": len(everybody)})
    nobody = {"title": _("没有人手里有件"), "how": _("送阅、借出以后，这里按人列出在谁手里。")}
    context = {"tally": [_tally(one) for one in everybody], "nobody": nobody}
    return render(request, "desk/holders.html", context)


def holder(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show everything that one person holds, since when and until when."""
    if not request.facts.handles:
        raise Refused([wrong_role(OFFICE)])
    person = Person.objects.select_related("unit").filter(public_id=ref).first()
    if person is None:
        raise Http404
    look = _look(request)
    cards = held_by(person, look)
    _note_hands(request, person, levels_of(cards))
    context = {"person": person, "cards": cards, "now": look.now}
    return render(request, "desk/holder.html", context)


def _look(request: SignedIn) -> Look:
    return Look(request.user, request.facts, timezone.now())


def _pressing(cards: list[Card], owed: list[Duty], look: Look) -> list[Line]:
    """Return what is owed without delay or too late, but for what stands on a list already.

    For those whose signature is waited for, all that waits for it.
    """
    there = {work.url for card in cards for work in card.works if work.url}
    signed = signed_kinds(look.facts) if look.opens(SIGNERS) else []
    found = [
        duty
        for duty in owed
        if duty.due_at is None or duty.due_at < look.now or duty.kind_code in signed
    ][:SHOWN]
    return [line for line in lines(found, look.facts) if line.url not in there]


def _with_what_is_owed(cards: list[Card], pressing: list[Line], look: Look) -> list[Card]:
    if not pressing:
        return cards
    works = [_work(line) for line in pressing]
    title = _("待签、即办和超期的事") if look.opens(SIGNERS) else _("即办和超期的事")
    first = Card(title, works, url=reverse("duties"), of_one=True)
    return [first, *(card for card in cards if card.works)]


def _with_their_pages(duties: list[Duty], look: Look) -> list[tuple[Duty, str]]:
    pages = pages_of(duties, look.facts)
    return [(duty, pages.get(duty.subject_ref) or reverse("duties")) for duty in duties]


def _work(line: Line) -> Work:
    duty: Any = line.duty
    return Work(
        number=duty.name,
        url=line.url,
        label=marked(duty.label, duty),
        title=f"{duty.record_title} {duty.subject_title}".strip(),
        due_at=duty.due_at,
        since=duty.opened_at,
        said="" if duty.due_at else _("即办"),
        actions=[replace(each, url=then_back_to("today", each.url)) for each in line.actions],
    )


def _in_hands(look: Look) -> dict[str, Any]:
    """Return the fullest hands, and whether there are more; nothing for who handles nothing."""
    if not look.facts.handles:
        return {"tally": None}
    fullest = hands(look, SHOWN + 1)
    return {"tally": [_tally(one) for one in fullest[:SHOWN]], "more_hands": len(fullest) > SHOWN}


def _note_hands(request: SignedIn, person: Person, counts: dict[str, int]) -> None:
    with acting(request.user.number) as act:
        act.record("desk.holder.listed", Outcome.LISTED, counts=counts, **reference(person))


def _role_title(request: SignedIn) -> str:
    roles = [str(ROLES[code]) for code in sorted(request.facts.roles) if code != "staff"]
    return "、".join(roles) or str(ROLES["staff"])


def _tally(one: Hands) -> Any:
    url = reverse("holder", args=[one.person.public_id])
    note = _("超期 %d") % one.late if one.late else ""
    return Choice(one.person, url, one.count, note=note)
