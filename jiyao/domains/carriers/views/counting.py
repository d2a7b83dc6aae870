"""A stocktake that follows the scanner: every label is ticked at once, so nothing is lost."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jiyao.domains.carriers.counter.batch import place_among
from jiyao.domains.carriers.counter.counting import answers_to, in_words, scanned
from jiyao.domains.carriers.counter.scanning import Answer
from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.forms.stocktaking import KEEPING_PLACES
from jiyao.domains.carriers.models import CountedCopy, Place, Stocktake
from jiyao.domains.carriers.procedures import stocktaking
from jiyao.domains.carriers.views.counter import need_keeper
from jiyao.domains.carriers.views.lists import counts_so_far
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.marks import add_periods
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.procedures.refusals import Refused

LAST = 12


def count(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show how far a count is; tick what was scanned. What was ticked is shown by the next read."""
    need_keeper(request)
    record = Stocktake.objects.filter(public_id=ref).first()
    if record is None:
        raise Http404
    sent = request.POST or request.GET
    place = place_among(places(*KEEPING_PLACES), sent.get("place"))
    numbers = scanned(request.POST.getlist("scan"), request.facts)
    if numbers:
        _tick(request, record, numbers, place)
        return redirect(f"{reverse('carriers:count', args=[ref])}?place={place.pk if place else 0}")
    note_opening(request, record)
    counted = CountedCopy.objects.visible_to(request.facts, Action.HANDLE).filter(stocktake=record)
    last = list(counted.with_places().order_by("-pk")[:LAST])
    add_periods(last, request.facts)
    context = {
        "record": record,
        "answers": _told(request),
        "place": place,
        "places": places(*KEEPING_PLACES),
        "last": last,
        **counts_so_far(request, record),
    }
    part = "_part" if request.htmx else ""  # type: ignore[attr-defined]
    return render(request, f"carriers/count{part}.html", context)


def _tick(request: SignedIn, record: Stocktake, numbers: list[str], place: Place | None) -> None:
    answers = answers_to(record, numbers, place, request.facts)
    try:
        stocktaking.count(record, numbers=numbers, place=place, by=request.user)
    except Refused as refused:
        answers = [Answer("no", "", tuple(refused.refusals))]
    for tone, words in in_words(answers):
        messages.info(request, words, extra_tags=tone)


def _told(request: SignedIn) -> list[Answer]:
    return [
        Answer(message.extra_tags, message.message)
        for message in messages.get_messages(request)
        if message.extra_tags in ("yes", "no")
    ]
