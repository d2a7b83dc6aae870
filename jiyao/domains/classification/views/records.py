"""The pages of records: items, lines of the catalogue, officers, members of the group."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.classification.facts import (
    facts_of,
    facts_of_line,
    facts_of_officer,
    facts_of_protected,
    holds,
    standing_of,
)
from jiyao.domains.classification.history import events_of, life_of
from jiyao.domains.classification.models import (
    CatalogueLine,
    GroupMember,
    Item,
    Notice,
    Officer,
    Project,
    ProtectedKind,
    Referral,
    Rung,
)
from jiyao.domains.classification.procedures.passing import OPINE, next_steps
from jiyao.domains.classification.settings import NOTICE_DAYS
from jiyao.domains.classification.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing, open_row, plain_page
from jiyao.foundation.procedures.asking import why_not
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.ui.parts import Fact

CONFIRM = "classification.notice.confirmed"


def item(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an item: what was determined, how it was decided, what it comes from."""
    now = timezone.now()
    record = open_record(request, Item.objects.for_acting(), ref, Action.HANDLE)
    seen = Item.objects.visible_to(request.facts, Action.HANDLE).for_acting()
    sources = list(seen.filter(derived__in=record.sources.holding_at(now)).order_by("pk"))
    derived = list(seen.filter(sources__in=record.derived.holding_at(now)).order_by("pk"))
    add_titles([record, *sources, *derived], request.facts)
    lines = CatalogueLine.objects.visible_to(request.facts, Action.HANDLE)
    line_seen = lines.filter(pk=record.line_id).first()
    context = {
        "title": str(record),
        "subtitle": record.title,
        "label": record.marking,
        "facts": facts_of(record, line_seen, _project(request, record), now),
        "now_facts": [*standing_of(record), *_turn(record, now)],
        "comes_next": _comes_next(record, now),
        "moments": life_of(events_of(record, request.facts)),
        "sources": sources,
        "derived": derived,
        "notices": _told(request, record),
        "rungs": _asked(request, record),
        **doing(request, record, *_my_notices(request, record), *_open_referrals(request, record)),
    }
    return render(request, "classification/item.html", context)


def _comes_next(record: Any, now: datetime) -> str | None:
    """Nothing stands out with what is in force, but the mark to confirm and a period that ends."""
    if record.state != Item.State.SIGNED:
        return None
    last = timezone.localdate(now) + timedelta(days=NOTICE_DAYS.at(now))
    return CONFIRM if record.ends_on is None or record.ends_on > last else None


def _turn(record: Any, now: datetime) -> list[Fact]:
    """Say for whom an item waits that is not decided yet."""
    steps = dict(next_steps(record, now))
    group = [_("定密工作小组")] if steps.pop(OPINE, ()) else []
    people = dict.fromkeys(str(person) for named in steps.values() for person in named)
    waits = "、".join([*group, *people])
    return [Fact(_("现在等谁办"), waits)] if waits else []


def line(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a line of the catalogue."""
    rows = CatalogueLine.objects.select_related("level__scheme", "set_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    now = timezone.now()
    facts, standing = facts_of_line(record, now), holds(record, now)
    return plain_page(request, record, record.item, facts, standing)


def protected(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a kind of papers or information that starts as protected."""
    rows = ProtectedKind.objects.select_related("level__scheme")
    record = open_row(request, "classification.protected", rows, ref)
    now = timezone.now()
    facts, standing = facts_of_protected(record, now), holds(record, now)
    return plain_page(request, record, str(record), facts, standing)


def officer(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an appointment to decide."""
    rows = Officer.objects.select_related("person__unit", "level__scheme", "set_by")
    record = open_row(request, "classification.officer", rows, ref)
    now = timezone.now()
    standing = [Fact(_("状态"), record.standing(now, timezone.localdate(now)))]
    return plain_page(request, record, str(record.person), facts_of_officer(record), standing)


def member(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a member of the working group."""
    rows = GroupMember.objects.select_related("person__unit")
    record = open_row(request, "classification.member", rows, ref)
    facts = [Fact(_("部门"), record.person.unit), Fact(_("小组职务"), record.duty)]
    return plain_page(request, record, str(record.person), facts, holds(record, timezone.now()))


def _project(request: SignedIn, record: Any) -> Any:
    seen = Project.objects.visible_to(request.facts, Action.HANDLE)
    return seen.filter(pk=record.project_id).first() if record.project_id else None


def _open_referrals(request: SignedIn, record: Any) -> Any:
    rows = Referral.objects.visible_to(request.facts, Action.HANDLE).for_acting()
    return rows.filter(item=record).being_decided()


def _asked(request: SignedIn, record: Any) -> Any:
    rows = Rung.objects.visible_to(request.facts, Action.HANDLE).filter(referral__item=record)
    return rows.select_related("referral").order_by("sent_at", "pk")


def _my_notices(request: SignedIn, record: Any) -> Any:
    rows = Notice.objects.visible_to(request.facts, Action.KNOW).filter(item=record)
    return rows.filter(person=request.user.pk, confirmed_at=None).order_by("pk")[:1]


def _told(request: SignedIn, record: Any) -> list[Any]:
    """Who was told of the last change and who confirmed it, and of former ones who has not yet."""
    rows = Notice.objects.visible_to(request.facts, Action.KNOW).filter(item=record)
    last = rows.order_by("-at", "-pk").values("event")[:1]
    shown = rows.filter(Q(event__in=last) | Q(confirmed_at=None)).select_related("person", "event")
    found = list(shown.order_by("pk"))
    refused = why_not(PROCEDURES[CONFIRM], found, request.user, request.facts, timezone.now())
    for each in found:
        able = not refused[each.pk]
        each.confirm_url = reverse("act", args=[CONFIRM, each.public_id]) if able else ""
    return found
