"""The pages of records: items, lines of the catalogue, officers, members of the group."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.classification.facts import (
    facts_of,
    facts_of_line,
    facts_of_officer,
    holds,
    standing_of,
)
from jiyao.domains.classification.history import events_of, life_of
from jiyao.domains.classification.models import CatalogueLine, GroupMember, Item, Notice, Officer
from jiyao.domains.classification.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_opening, open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.approvals.queries import usable_by
from jiyao.foundation.paper.buttons import papers_about
from jiyao.foundation.procedures.asking import actions_on
from jiyao.foundation.procedures.refusals import WRONG_ROLE, Refused
from jiyao.foundation.registers.declarations import REGISTERS
from jiyao.foundation.ui.parts import Fact


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
        "facts": facts_of(record, line_seen, now),
        "now_facts": standing_of(record),
        "moments": life_of(events_of(record, request.facts)),
        "sources": sources,
        "derived": derived,
        **_doing(request, record, *_my_notices(request, record)),
    }
    return render(request, "classification/item.html", context)


def line(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a line of the catalogue."""
    rows = CatalogueLine.objects.select_related("level__scheme", "set_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    now = timezone.now()
    facts, standing = facts_of_line(record, now), holds(record, now)
    return _plain_page(request, record, record.item, facts, standing)


def officer(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show an appointment to decide."""
    rows = Officer.objects.select_related("person__unit", "level__scheme", "set_by")
    record = _of_register(request, "classification.officer", rows, ref)
    now = timezone.now()
    standing = [Fact(_("状态"), record.standing(now, timezone.localdate(now)))]
    return _plain_page(request, record, str(record.person), facts_of_officer(record), standing)


def member(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a member of the working group."""
    rows = GroupMember.objects.select_related("person__unit")
    record = _of_register(request, "classification.member", rows, ref)
    facts = [Fact(_("部门"), record.person.unit), Fact(_("小组职务"), record.duty)]
    return _plain_page(request, record, str(record.person), facts, holds(record, timezone.now()))


def _of_register(request: SignedIn, register: str, rows: Any, ref: UUID) -> Any:
    if not REGISTERS[register].is_open_to(request.facts):
        raise Refused([WRONG_ROLE])
    record = rows.filter(public_id=ref).first()
    if record is None:
        raise Http404
    note_opening(request, record)
    return record


def _plain_page(
    request: SignedIn, record: Any, title: str, facts: list[Fact], standing: list[Fact]
) -> HttpResponse:
    context = {"title": title, "facts": facts, "now_facts": standing, **_doing(request, record)}
    return render(request, "classification/plain.html", context)


def _my_notices(request: SignedIn, record: Any) -> Any:
    rows = Notice.objects.visible_to(request.facts, Action.KNOW).filter(item=record)
    return rows.filter(person=request.user.pk, confirmed_at=None)


def _doing(request: SignedIn, record: Any, *others: Any) -> dict[str, Any]:
    now = timezone.now()
    able = [actions_on(each, request.user, request.facts, now) for each in (record, *others)]
    return {
        "record": record,
        "now": now,
        "papers": papers_about(record, request.facts),
        "available": [each for actions in able for each in actions],
        "permits": usable_by(request.user, now).filter(subject_ref=record.public_id),
    }
