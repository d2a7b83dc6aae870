"""Which rows of carriers the boards ask for, and what is shown of each."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Copy, Document, Loss, OutsideLoan, State, Wish
from jiyao.domains.carriers.procedures.legs import RETURN
from jiyao.domains.carriers.rounds import still_named, to_be_instructed
from jiyao.domains.carriers.titles import add_documents, add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.boards.declarations import Look
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.ui.parts import Work

COPIES, DOCUMENTS, LOSSES = "carriers.copy", "carriers.document", "carriers.loss"
WISHES, OUTSIDE_LOANS = "carriers.wish", "carriers.outside_loan"


def copies(look: Look) -> Any:
    """Return the copies that the person may handle."""
    return Copy.objects.visible_to(look.facts, Action.HANDLE)


def documents(look: Look) -> Any:
    """Return the documents that the person may handle, with their marks."""
    rows = Document.objects.incoming().visible_to(look.facts, Action.HANDLE)
    return rows.select_related("label__level__scheme").order_by("received_at", "pk")


def mine(look: Look) -> Any:
    """Return the copies in the person's own hands."""
    rows = Copy.objects.visible_to(look.facts, Action.KNOW)
    return rows.filter(holder=look.facts.person_id)


def losses(look: Look) -> Any:
    """Return the copies that are being searched for, the one with the least time left first."""
    rows = Loss.objects.being_searched().visible_to(look.facts, Action.HANDLE)
    return rows.select_related("copy__level__scheme", "reporter").order_by("search_until", "pk")


def lent_outside(look: Look) -> Any:
    """Return what other bodies have borrowed and not brought back."""
    return OutsideLoan.objects.visible_to(look.facts, Action.HANDLE).not_returned()


def my_wishes(look: Look) -> Any:
    """Return what the person asked the room for and has no answer yet, the latest first."""
    rows = Wish.objects.open().visible_to(look.facts, Action.KNOW).filter(person=look.person)
    return rows.select_related("label__level__scheme", "document").order_by("-made_at", "-id")


def out() -> Any:
    """Return every copy in somebody's hands with what the rules ask of it, soonest due first."""
    return Copy.objects.for_returning().out_of_room().order_by("due_at", "pk")


def add_what_is_late(rows: list[Any], look: Look) -> None:
    """Put on each copy of a page title, sender, the overdue duty to return, or None, and how often
    somebody chased it."""
    add_documents(rows, look.facts)
    late = Duty.objects.overdue(look.now).filter(kind_code=RETURN)
    found = late.filter(subject_ref__in=[copy.public_id for copy in rows])
    chased = Count("reminders", filter=Q(reminders__by__isnull=False))
    by_copy = {duty.subject_ref: duty for duty in found.annotate(chased=chased)}
    for copy in rows:
        copy.late_duty = by_copy.get(copy.public_id)


def copy_line(copy: Any) -> Work:
    """Return one copy that is out as a line: who has it, since when, until when, whether read."""
    leg = copy.open_leg()
    return Work(
        number=copy.number,
        url=copy.get_absolute_url(),
        label=copy.level,
        title=copy.title,
        who=copy.holder,
        said=_done_about(copy, leg),
        due_at=copy.due_at,
        since=leg.out_at if leg else None,
    )


def _done_about(copy: Any, leg: Any) -> Any:
    """Whether it was read or chased: a reason to fetch it."""
    if leg and leg.read_at:
        return _("已阅")
    duty = copy.late_duty
    return _("已催 %d 次") % duty.chased if duty and duty.chased else ""


def document_line(document: Any) -> Work:
    """Return one document as a line: from whom, how far it is, since when it waits."""
    return Work(
        number=str(document),
        url=document.get_absolute_url(),
        label=document.label,
        title=document.title if document.number else "",
        who=document.get_state_display(),
        since=document.received_at,
    )


def round_line(document: Any) -> Work:
    """Return one document that goes round as a line: to whom of those named, since when."""
    said = [_("待送 %s") % "、".join(document.still_named)] if document.still_named else []
    said += [_("待领导批示")] if document.lacks_instruction else []
    return replace(document_line(document), who="，".join(said))


def loss_line(loss: Any) -> Work:
    """Return one missing copy as a line: who reported it, until when it is searched for."""
    return Work(
        number=loss.copy.number,
        url=loss.get_absolute_url(),
        label=loss.copy.level,
        who=loss.reporter,
        since=loss.reported_at,
        due_at=loss.search_until,
    )


def wish_line(wish: Any) -> Work:
    """Return one wish as a line: how far it has come, for when it is wanted."""
    return Work(
        number=str(wish),
        url=wish.get_absolute_url(),
        label=wish.label,
        who=wish.standing,
        since=wish.made_at,
    )


def add_document_titles(rows: list[Any], look: Look) -> None:
    """Put the title on each document of a page."""
    add_titles(rows, look.facts)


def add_what_can_go(rows: list[Any], look: Look) -> None:
    """Put on each document of a page title, who named is still to get it, and the first copy that
    lies in the room, or None."""
    add_titles(rows, look.facts)
    named, lacking = still_named(rows, look.now), to_be_instructed(rows)
    here = copies(look).filter(document__in=rows, state=State.ROOM).order_by()
    firsts = here.values("document").annotate(first=Min("pk")).values("first")
    found = {copy.document_id: copy for copy in Copy.objects.for_acting().filter(pk__in=firsts)}
    for document in rows:
        document.copy_here = found.get(document.pk)
        document.still_named = named.get(document.label_id, [])
        document.lacks_instruction = document.pk in lacking


def shown(code: str, choice: str) -> Callable[[Look], str]:
    """Return the address of a register under one of its choices."""
    return lambda look: f"{reverse('register', args=[code])}?show={choice}"
