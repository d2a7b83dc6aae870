"""Continuous registering: one line an envelope, one PIN for all, all labels at once."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.carriers.counter.entering import (
    enter,
    entered_today,
    levels_of,
    repeated,
    sign_all,
    to_sign,
    with_labels,
)
from jiyao.domains.carriers.forms.entering import EntryForm
from jiyao.domains.carriers.forms.receiving import suggest_senders
from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.papers.labels import labels_of
from jiyao.domains.carriers.views.counter import need_keeper
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.paper.declarations import PAPERS
from jiyao.foundation.paper.printing import printed
from jiyao.foundation.paper.remembering import is_printed, remember
from jiyao.foundation.procedures.refusals import Refused, Unseen, field_of
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone

LABELS = "carriers.labels"


def entering(request: SignedIn) -> HttpResponse:
    """Show the next line with what repeats; book a line, or sign for all of them."""
    need_keeper(request)
    lines = entered_today(request.facts, timezone.now())
    wants_line = request.method == "POST" and "pin" not in request.POST
    form = EntryForm(
        request.POST if wants_line else None, initial=repeated(lines), facts=request.facts
    )
    refusals: list[Any] = []
    try:
        if wants_line and form.is_valid():
            return _book(request, form)
        if request.method == "POST" and not wants_line:
            return _sign(request, lines)
    except Unseen:
        raise
    except Refused as refused:
        refusals = refused.refusals
    suggest_senders(form, request.facts)
    note_listing(request, "carriers.entering", levels_of(lines))
    context = {
        "form": form,
        "lines": lines,
        "to_sign": len(to_sign(lines)),
        "labels": len(with_labels(lines)),
        "labels_new": len(_not_printed(with_labels(lines), request)),
        "refusals": refusals,
        "anew": field_of(refusals),
        "now": timezone.now(),
    }
    status = 409 if refusals else 200
    return render(request, "carriers/entering.html", context, status=status)


def labels(request: SignedIn) -> HttpResponse:
    """Print the labels of today that were not printed in this sitting, else all of today."""
    need_keeper(request)
    today = with_labels(entered_today(request.facts, timezone.now()))
    if not today:
        raise Http404
    numbered = _not_printed(today, request) or today
    counts = {"kind": "carriers.document", "counts": levels_of(numbered)}
    entry = record_alone(request.user.number, "carriers.labels.printed", Outcome.LISTED, **counts)
    remember(request.session, LABELS, numbered)
    return printed(request, PAPERS[LABELS], labels_of(numbered, request.facts), entry)


def _not_printed(documents: list[Any], request: SignedIn) -> list[Any]:
    return [each for each in documents if not is_printed(request.session, LABELS, each)]


def _book(request: SignedIn, form: EntryForm) -> HttpResponse:
    try:
        document = enter(form.cleaned_data, request.user)
        words = _("已登记编号：%(number)s，%(copies)d 份")
    except IntegrityError:
        document = _booked_before(request, form)
        if document is None:
            raise
        words = _("这一行已经记下，没有重复登记：%(number)s，%(copies)d 份")
    messages.success(request, words % {"number": document, "copies": document.counted})
    return redirect("carriers:entering")


def _booked_before(request: SignedIn, form: EntryForm) -> Any:
    rows = Document.objects.visible_to(request.facts, Action.HANDLE)
    return rows.filter(public_id=form.cleaned_data["once"]).first()


def _sign(request: SignedIn, lines: list[Any]) -> HttpResponse:
    signed = sign_all(to_sign(lines), request.user, request.POST["pin"][:12])
    messages.success(request, _("已签收 %d 件") % signed)
    return redirect("carriers:entering")
