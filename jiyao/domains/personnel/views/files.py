"""A person's file: posts, grounds, clearance and why; to that person and to the offices."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.facts import (
    facts_of_file,
    facts_of_standing,
    identity_of,
    leaving_of,
    sections_of,
    table_of_holdings,
)
from jiyao.domains.personnel.facts_of_rights import rights_of
from jiyao.domains.personnel.facts_of_starting import (
    open_vettings,
    requirements_of,
    vettings_of,
)
from jiyao.domains.personnel.models import Leaving, PersonFile, PostHolding, Release, Vetting
from jiyao.domains.personnel.procedures.releasing import end_release
from jiyao.domains.personnel.views.opening import open_with_holdings
from jiyao.foundation.access.clearing import standings
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.procedures.asking import Available


def file(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a person's file: what for, on which grounds, what is lacking, what is held.

    post, of the address: a post for which the offices ask what is lacking.
    """
    rows = PersonFile.objects.select_related("person__unit")
    record, held = open_with_holdings(request, rows, ref)
    person, at = record.person, request.facts.at
    standing = standings([person.pk], at)[person.pk]
    in_post = PostHolding.objects.holding_at(at).filter(person=person).exists()
    vettings = open_vettings(person, request.facts)
    offices = request.facts.looks_after_people
    posts = (
        list(Post.objects.holding_at(at).select_related("circle__parent", "unit"))
        if offices
        else []
    )
    asked = [post for post in posts if str(post.public_id) == request.GET.get("post")]
    chosen = asked or list(dict.fromkeys(row.post for row in vettings))
    parting = _parting(person, request)
    done = doing(request, record, *parting)
    context = {
        "title": str(record),
        "facts": [*facts_of_file(record), *identity_of(person)],
        "now_facts": [*facts_of_standing(standing), *leaving_of(person)],
        "sections": [
            *([vettings_of(vettings, request.facts)] if vettings or not in_post else []),
            *(requirements_of(post, person, request.facts) for post in chosen),
            *sections_of(standing, in_post),
            table_of_holdings(held),
            rights_of(person),
        ],
        "posts": sorted(posts, key=str),
        "chosen": chosen[0] if chosen else None,
        "comes_next": _goes_on(parting, done["available"])
        if parting
        else _comes_next(person, in_post, vettings, at),
    }
    return render(request, "personnel/file.html", {**done, **context})


def _parting(person: Any, request: SignedIn) -> list[Any]:
    """Return the leaving under way and the release period that runs, as far as they are seen."""
    seen = (request.facts, Action.KNOW)
    leaving = Leaving.objects.visible_to(*seen).filter(person=person).open()
    release = Release.objects.visible_to(*seen).filter(person=person).running()
    return [*leaving.select_related("person", "bar"), *release.select_related("person")]


def _goes_on(parting: list[Any], available: list[Available]) -> str:
    """Return the procedure by which a leaving or a release period goes on; its end before all."""
    codes = [
        each.procedure.code
        for each in available
        if each.record in parting and not each.refusals and not each.procedure.exceptional
    ]
    return end_release.code if end_release.code in codes else next(iter(codes), "")


def _comes_next(person: Any, in_post: bool, vettings: list[Vetting], at: datetime) -> str:
    """Return the procedure by which somebody without a post goes on; none for who has one."""
    if in_post or vettings:
        return ""
    passed = Vetting.objects.holding_at(at).filter(person=person, outcome="passed").exists()
    return "personnel.post.taken" if passed else "personnel.vetting.opened"


def mine(request: SignedIn) -> HttpResponse:
    """Lead a person to the own file, or say that there is none yet."""
    own = PersonFile.objects.visible_to(request.facts, Action.KNOW)
    found = own.filter(person=request.user.pk).first()
    if found:
        return redirect(found)
    return render(request, "personnel/no_file.html", {"title": _("我的涉密资格")})
