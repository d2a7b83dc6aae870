"""The settings of the organisation: what holds, what is to come, what a preset would change."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import LEADER, ROLES, SECRECY_OFFICE
from jiyao.foundation.procedures.asking import actions_on
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.refusals import Refused, wrong_role
from jiyao.foundation.regime.changing import lines_of, preset_lines
from jiyao.foundation.regime.figures import READERS
from jiyao.foundation.regime.models import SettingChange
from jiyao.foundation.regime.procedures.changes import adopt, draft, draft_preset
from jiyao.foundation.regime.settings import SETTINGS
from jiyao.foundation.regime.standing import standing_of, standings
from jiyao.foundation.regime.vocabulary import ORGANISATIONS
from jiyao.foundation.ui.parts import Choice

NEWEST = 20
KNOWERS = READERS | {SECRECY_OFFICE.code, LEADER.code}


def setting_list(request: SignedIn) -> HttpResponse:
    """Show every setting by area: the value in force, since when, by whom, and the next one."""
    now = timezone.now()
    changes = SettingChange.objects.select_related("drafted_by").order_by("-drafted_at", "-pk")
    context = {
        "now": now,
        "areas": standings(now),
        "may_draft": draft.opens_to(request.facts.roles),
        "presets": [Choice(name, reverse("preset", args=[k])) for k, name in ORGANISATIONS.items()],
        "knows": _knows(request),
        "changes": changes[:NEWEST],
    }
    return render(request, "regime/settings.html", context)


def setting_page(request: SignedIn, code: str) -> HttpResponse:
    """Show one setting with every value it ever had."""
    if code not in SETTINGS:
        raise Http404
    now = timezone.now()
    context = {
        "now": now,
        "part": standing_of(SETTINGS[code], now),
        "may_draft": draft.opens_to(request.facts.roles),
        "knows": _knows(request),
    }
    return render(request, "regime/setting.html", context)


def preset(request: SignedIn, kind: str) -> HttpResponse:
    """Show what would change for an organisation of this kind, each with its clause."""
    if kind not in ORGANISATIONS:
        raise Http404
    now = timezone.now()
    context = {
        "kind": kind,
        "name": ORGANISATIONS[kind],
        "lines": preset_lines(kind, timezone.localdate(now), now),
        "count": len(SETTINGS),
        "may_draft": draft_preset.opens_to(request.facts.roles),
    }
    return render(request, "regime/preset.html", context)


def change(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one drafted change line by line, and how far it has come."""
    if not _knows(request):
        raise Refused([wrong_role(role for role in ROLES.values() if role.code in KNOWERS)])
    found = SettingChange.objects.select_related("drafted_by").filter(public_id=ref).first()
    if found is None:
        raise Http404
    note_opening(request, found)
    now = timezone.now()
    permit = _requests(request, found).select_related("decided_by").first()
    usable = list(_requests(request, found).usable_at(now).filter(asked_by=request.user.pk))
    waits = permit is not None and permit.granted is None
    context = {
        "now": now,
        "today": timezone.localdate(now),
        "change": found,
        "lines": lines_of(found),
        "permit": permit,
        "permits": usable,
        "available": [] if usable or waits else actions_on(found, request.user, request.facts, now),
    }
    return render(request, "regime/change.html", context)


def _knows(request: SignedIn) -> bool:
    """Whether the person drafts, approves or supervises: drafts are nobody else's."""
    return bool(request.facts.roles & KNOWERS)


def _requests(request: SignedIn, change: SettingChange) -> Any:
    """The requests for the leader's approval, as far as this person may know of them."""
    rows = Permit.objects.visible_to(request.facts, Action.KNOW)
    return rows.filter(subject_ref=change.public_id, code=adopt.code).order_by("-asked_at")
