"""To whom a received document still goes: readers named in its scope who have not had it."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef

from jiyao.domains.carriers.models import Document, Leg, Opinion
from jiyao.foundation.access.models import Scope
from jiyao.foundation.access.readers import appointed
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.people.models import Circle


def waits_next(document: Document, at: datetime) -> str:
    """Return what a signed document with scope waits for, as a value of Document.Waits.

    It goes round until a first copy went out and everybody named has had it (CIR-02, CIR-16).
    """
    opinion = getattr(document, "opinion", None)
    if opinion and opinion.kind_of == Opinion.Kind.FILE:
        return Document.Waits.NOTHING
    went_out = Leg.objects.filter(copy__document=document).exists()
    if went_out and not (opinion and still_named([document], at)):
        return Document.Waits.NOTHING
    return Document.Waits.ROUND


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
