"""The secrecy office's page: who is cleared for what and why, who lacks what, what expires."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import PersonFile
from jiyao.domains.personnel.overview import tables
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.registers.views import register_for


def overview(request: SignedIn) -> HttpResponse:
    """Show how everybody stands, to whom the register of files is open."""
    register_for(request, "personnel.file")
    rows = PersonFile.objects.visible_to(request.facts, Action.HANDLE)
    active = rows.filter(person__is_active=True).select_related("person__unit")
    files = list(active.order_by("person__pinyin", "pk"))
    note_listing(request, "personnel.overview", {"": len(files)})
    context = {
        "title": _("涉密资格一览"),
        "people": len(files),
        "sections": tables(files, request.facts),
        "now": request.facts.at,
    }
    return render(request, "personnel/overview.html", context)
