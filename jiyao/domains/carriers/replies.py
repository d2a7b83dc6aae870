"""Which outgoing documents answer which incoming ones, as far as a person may know of both."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Document, Outgoing
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.ui.parts import Fact


def answered(outgoing: Any, person: PersonFacts) -> Any:
    """Return the incoming document that an outgoing one answers, or nothing."""
    rows = Document.objects.visible_to(person, Action.HANDLE)
    return rows.filter(pk=outgoing.answers_id).first() if outgoing.answers_id else None


def replies_to(documents: list[Any], person: PersonFacts) -> dict[int, list[Any]]:
    """Return document key → the numbered documents that answer it, in their order."""
    rows = Outgoing.objects.visible_to(person, Action.HANDLE)
    found = defaultdict(list)
    for reply in rows.filter(answers__in=documents, number__isnull=False).order_by("pk"):
        found[reply.answers_id].append(reply)
    return dict(found)


def fact_of_answered(outgoing: Any, person: PersonFacts) -> list[Fact]:
    """Return what an outgoing document answers, for its page."""
    incoming = answered(outgoing, person)
    return [Fact(_("所复来文"), incoming, url=incoming.get_absolute_url())] if incoming else []


def facts_of_replies(document: Any, person: PersonFacts) -> list[Fact]:
    """Return what answers an incoming document, for its page."""
    replies = replies_to([document], person).get(document.pk, [])
    return [Fact(_("复文"), each.number, url=each.get_absolute_url()) for each in replies]
