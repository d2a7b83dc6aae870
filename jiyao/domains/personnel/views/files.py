"""A person's file: posts, grounds, clearance and why; to that person and to the offices."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.personnel.facts import (
    facts_of_file,
    facts_of_standing,
    identity_of,
    leaving_of,
    sections_of,
    table_of_holdings,
)
from jiyao.domains.personnel.facts_of_rights import rights_of
from jiyao.domains.personnel.models import PersonFile
from jiyao.domains.personnel.views.opening import open_with_holdings
from jiyao.foundation.access.clearing import standings
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page


def file(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a person's file: what for, on which grounds, what is lacking, what is held."""
    rows = PersonFile.objects.select_related("person__unit")
    record, held = open_with_holdings(request, rows, ref)
    standing = standings([record.person_id], timezone.now())[record.person_id]
    sections = [*sections_of(standing), table_of_holdings(held), rights_of(record.person)]
    facts = [*facts_of_file(record), *identity_of(record.person)]
    now = [*facts_of_standing(standing), *leaving_of(record.person)]
    return plain_page(request, record, str(record), facts, now, sections)


def mine(request: SignedIn) -> HttpResponse:
    """Lead a person to the own file, or say that there is none yet."""
    own = PersonFile.objects.visible_to(request.facts, Action.KNOW)
    found = own.filter(person=request.user.pk).first()
    if found:
        return redirect(found)
    return render(request, "personnel/no_file.html", {"title": _("我的涉密资格")})
