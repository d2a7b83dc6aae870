"""To whom a received document still goes: readers named in its scope who have not had it."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef

from jiyao.domains.carriers.models import Document, Instruction, Leg, Opinion
from jiyao.foundation.access.models import Scope
from jiyao.foundation.access.readers import appointed
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.people.models import Circle


def waits_next(document: Document, at: datetime) -> str:
    """Return what a signed document with scope waits for, as a value of Document.Waits.

    It goes round until a first copy went out and everybody named has had it (CIR-02, CIR-16), and
    a leader wrote on it where that was asked for (DOC-05).
    """
    opinion = getattr(document, "opinion", None)
    if opinion and opinion.kind_of == Opinion.Kind.FILE:
        return Document.Waits.NOTHING
    if to_be_instructed([document]):
        return Document.Waits.ROUND
    went_out = Leg.objects.filter(copy__document=document).exists()
    if went_out and not (opinion and still_named([document], at)):
        return Document.Waits.NOTHING
    return Document.Waits.ROUND


def to_be_instructed(documents: list[Any]) -> set[int]:
    """Return the keys of those on which a leader is to instruct, and none has."""
    asked = Opinion.objects.filter(document__in=documents, kind_of=Opinion.Kind.INSTRUCT)
    written = Instruction.objects.filter(copy__document__in=documents)
    asked = asked.exclude(document__in=written.values("copy__document"))
    return set(asked.values_list("document", flat=True))


def still_named(documents: list[Any], at: datetime) -> dict[int, list[str]]:
    """Return label key → names of the people in scope by name who have not had the document.

    Keepers have it in the room, and who named himself in the scope reads it there.
    """
    member = "circle__memberships__person"
    had = Leg.objects.filter(copy__document__label=OuterRef("label"), reader=OuterRef(member))
    rows = Scope.objects.holding_at(at).filter(
        label__in=[document.label_id for document in documents],
        circle__kind_of=Circle.Kind.PERSON,
        circle__memberships__person__is_active=True,
    )
    rows = rows.exclude(Exists(had)).exclude(**{f"{member}__in": appointed(at, KEEPER)})
    rows = rows.exclude(**{member: F("set_by")}).order_by("pk")
    found: dict[int, list[str]] = {}
    for label, name in rows.values_list("label", f"{member}__name"):
        found.setdefault(label, []).append(name)
    return found
