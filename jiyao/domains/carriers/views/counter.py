"""The counter: one input, one batch, both sides sign once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.carriers.counter.batch import Batch, batch_of, shown
from jiyao.domains.carriers.counter.beside import (
    cards_beside,
    last_acts,
    levels_of_acts,
    levels_shown,
)
from jiyao.domains.carriers.counter.keeping import KEPT, keep, kept, told_of
from jiyao.domains.carriers.counter.scanning import Answer, take, to_sign
from jiyao.domains.carriers.counter.signing import sign
from jiyao.domains.carriers.counter.slips import SLIP, fill_batch, last_batch
from jiyao.domains.carriers.counter.turns import TURNS
from jiyao.domains.carriers.forms.circulating import READING_PLACES, places
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.marks import add_periods
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.declarations import Look
from jiyao.foundation.paper.printing import printed
from jiyao.foundation.procedures.refusals import Refused, wrong_role
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone


def counter(request: SignedIn) -> HttpResponse:
    """Show the counter; take a scan, a key or both PINs.

    The page itself carries the batch; what is not signed comes back when it is loaded anew.
    """
    need_keeper(request)
    look = Look(request.user, request.facts, timezone.now())
    is_sent = request.method == "POST"
    batch = batch_of(request.POST if is_sent else kept(request.session, request.GET), look)
    answer = _answer(batch, request.POST) or _told(request)
    if is_sent:
        keep(request.session, batch)
    elif answer is None and KEPT in request.session:
        answer = told_of(batch)
    if is_sent and answer and answer.tone == "done":
        # A request reads one state of the rows: what was just done is shown by the next one.
        messages.success(request, answer.words)
        return redirect(f"{reverse('carriers:counter')}?turn={batch.turn.code}")
    shown(batch)
    if answer and answer.copy:
        add_periods([answer.copy], request.facts)
    cards = cards_beside(batch.person, look) if batch.person else []
    done = last_acts(look)
    note_listing(request, "carriers.counter", levels_shown(batch, cards, done))
    context = {
        "batch": batch,
        "answer": answer,
        "turns": TURNS.values(),
        "places": places(*READING_PLACES),
        "cards": cards,
        "done": done,
        "now": look.now,
    }
    part = "_part" if request.htmx else ""  # type: ignore[attr-defined]
    return render(request, f"carriers/counter{part}.html", context)


def batch_slip(request: SignedIn) -> HttpResponse:
    """Print one receipt for all that was signed for last."""
    need_keeper(request)
    done = last_batch(Look(request.user, request.facts, timezone.now()))
    if not done:
        raise Http404
    counts = {"kind": "carriers.copy", "counts": levels_of_acts(done)}
    entry = record_alone(request.user.number, "carriers.batch.printed", Outcome.LISTED, **counts)
    return printed(request, SLIP, fill_batch(done, request.facts), entry)


def need_keeper(request: SignedIn) -> None:
    """Raise Refused when somebody else comes to the keeper's side of the counter."""
    if not send.opens_to(request.facts.roles):
        raise Refused([wrong_role(send.by)])


def _told(request: SignedIn) -> Answer | None:
    said = [message.message for message in messages.get_messages(request)]
    return Answer("done", str(said[-1])) if said else None


def _answer(batch: Batch, sent: QueryDict) -> Answer | None:
    key, scan = sent.get("key", ""), sent.get("scan", "").strip()
    if key == "clear":
        batch.lines, batch.person = [], None
    elif key == "forget":
        batch.forget_what_is_refused()
    elif scan:
        return take(batch, scan)
    elif key == "sign" and (sent.get("own_pin") or sent.get("other_pin")):
        return sign(batch, _pin(sent, "other_pin"), _pin(sent, "own_pin"))
    elif key == "sign" and batch.lines:
        return to_sign(batch)
    return None


def _pin(sent: Any, name: str) -> str:
    return str(sent.get(name, ""))[:12]
