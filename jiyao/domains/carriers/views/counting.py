"""A stocktake that follows the scanner: every label is ticked at once, so nothing is lost."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiyao.domains.carriers.counter.batch import place_among
from jiyao.domains.carriers.counter.counting import (
    answers_to,
    in_words,
    scanned,
    unclear,
)
from jiyao.domains.carriers.counter.scanning import Answer
from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.forms.stocktaking import KEEPING_PLACES
from jiyao.domains.carriers.models import CountedCopy, Place, Stocktake
from jiyao.domains.carriers.numbers import meant_by
from jiyao.domains.carriers.procedures import stocktaking
from jiyao.domains.carriers.views.counter import need_keeper
from jiyao.domains.carriers.views.lists import counts_so_far
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.marks import add_periods
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.procedures.refusals import Refused

LAST = 12
TONES, ASKED = ("yes", "heed", "no"), "stocktake.asked"
TICKS = {"scan", "unbooked", "dropped", "struck"}


def count(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show how far a count is; tick what was scanned. What was ticked is shown by the next read."""
    need_keeper(request)
    record = Stocktake.objects.filter(public_id=ref).first()
    if record is None:
        raise Http404
    sent = request.POST or request.GET
    place = place_among(places(*KEEPING_PLACES), sent.get("place"))
    if request.method == "POST" and request.POST.keys() & TICKS:
        _tick(request, record, place)
        return redirect(f"{reverse('carriers:count', args=[ref])}?place={place.pk if place else 0}")
    note_opening(request, record)
    counted = CountedCopy.objects.visible_to(request.facts, Action.HANDLE).filter(stocktake=record)
    last = list(counted.with_places().order_by("-pk")[:LAST])
    add_periods(last, request.facts)
    context = {
        "record": record,
        "answers": _told(request),
        "asked": _asked_about(request, record) if record.closed_at is None else [],
        "place": place,
        "places": places(*KEEPING_PLACES),
        "last": last,
        **counts_so_far(request, record),
    }
    part = "_part" if request.htmx else ""  # type: ignore[attr-defined]
    return render(request, f"carriers/count{part}.html", context)


def _tick(request: SignedIn, record: Stocktake, place: Place | None) -> None:
    """Tick what is known, book what was said to be unbooked, and go on asking about the rest."""
    texts, booked = (
        scanned(request.POST.getlist(name), request.facts) for name in ("scan", "unbooked")
    )
    meant = {text: [text] for text in texts}
    if record.closed_at is None:
        meant = meant_by(texts, request.facts)
    numbers = booked + [found[0] for found in meant.values() if len(found) == 1]
    answers = _ticked(request, record, numbers, place) if numbers else []
    answers += [unclear(text, found) for text, found in meant.items() if len(found) != 1]
    answers += _struck(request, record, request.POST.getlist("struck"))
    for tone, words in in_words(answers):
        messages.info(request, words, extra_tags=tone)
    strange = [text for text, found in meant.items() if not found]
    decided = {*booked, *request.POST.getlist("dropped")}
    _keep_asking(request, record, strange, decided)


def _asked_about(request: SignedIn, record: Stocktake) -> list[str]:
    """Return the strange labels of a count that this person has not decided on."""
    found: list[str] = request.session.get(ASKED, {}).get(record.public_id.hex, [])
    return found


def _keep_asking(
    request: SignedIn, record: Stocktake, strange: list[str], decided: set[str]
) -> None:
    """Keep the labels in the session, so that they are asked about when one comes back."""
    texts = dict.fromkeys([*_asked_about(request, record), *strange])
    left = [text for text in texts if text not in decided]
    kept = request.session.get(ASKED, {}) | {record.public_id.hex: left}
    request.session[ASKED] = {key: texts for key, texts in kept.items() if texts}


def _ticked(
    request: SignedIn, record: Stocktake, numbers: list[str], place: Place | None
) -> list[Answer]:
    answers = answers_to(record, numbers, place, request.facts)
    try:
        stocktaking.count(record, numbers=numbers, place=place, by=request.user)
    except Refused as refused:
        return [Answer("no", "", tuple(refused.refusals))]
    return answers


def _struck(request: SignedIn, record: Stocktake, numbers: list[str]) -> list[Answer]:
    """Strike out what was ticked by a slip, and say so."""
    if not numbers:
        return []
    try:
        stocktaking.strike(record, numbers=numbers, by=request.user)
    except Refused as refused:
        return [Answer("no", "", tuple(refused.refusals))]
    return [Answer("heed", _("已划去，不算清点到：%s") % "、".join(numbers))]


def _told(request: SignedIn) -> list[Answer]:
    told = [(each.extra_tags, each.message) for each in messages.get_messages(request)]
    return [Answer(tone, words) for tone, words in told if tone in TONES]
