"""Putting on the books what nobody sent: its number, its document, its copies (DOC-10, DOC-15)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Content, Copy, Document, Move, OwnItem, Series
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.people.models import Person

ORIGIN = OwnItem.Origin
NOTHING, OPINION = Document.Waits.NOTHING, Document.Waits.OPINION
PREFIXES = {
    ORIGIN.NOTEBOOK: "本",
    ORIGIN.MEETING: "记",
    ORIGIN.PHONE: "记",
    ORIGIN.COMPILED: "编",
    ORIGIN.REISSUED: "编",
}
OTHERS = "稿"


def take_number(level: Level, at: datetime, prefix: str = Series.INCOMING) -> str:
    """Return the next number of the series of a level in the year of `at`, inside an act."""
    series, _created = Series.objects.select_for_update().get_or_create(
        prefix=prefix, level=level, year=timezone.localdate(at).year
    )
    return str(series.take())


def enter_copy(document: Document, number: str, copy_number: str, at: datetime) -> Copy:
    """Put one copy of a document on the books, in the confidential room, inside an act."""
    copy = Copy(
        document=document,
        label_id=document.label_id,
        level_id=document.label.level_id,
        number=number,
        copy_number=copy_number,
        received_at=document.received_at,
    )
    copy.save()
    copy.move(Move.ENTERED, at)
    return copy


def enter_document(
    label: Label,
    at: datetime,
    *,
    prefix: str,
    copies: int,
    title: str,
    alone: bool = False,
    waits_for: str = OPINION,
    **of: Any,
) -> Document:
    """Put a document with its copies on the books, in the confidential room, inside an act.

    title: read by readers alone; alone: whether the only copy has the document's number; waits_for:
    what is next to be done with it; of: fields of Document.
    """
    document = Document.objects.create(
        label=label,
        state=Document.State.SIGNED,
        waits_for=waits_for,
        number=take_number(label.level, at, prefix),
        declared=copies,
        counted=copies,
        received_at=at,
        **of,
    )
    if title:
        Content.objects.create(document=document, label=label, title=title)
    for place in range(1, copies + 1):
        copy_number = f"{place:03d}"
        number = document.number if alone else f"{document.number}/{copy_number}"
        enter_copy(document, number, copy_number, at)
    return document


def enter_own(label: Label, origin: str, by: Person, at: datetime, **of: Any) -> OwnItem:
    """Put on the books what was made in the house, inside an act.

    origin: a value of OwnItem.Origin; of: as in `enter_document`.
    """
    document = enter_document(
        label,
        at,
        prefix=PREFIXES.get(ORIGIN(origin), OTHERS),
        alone=origin == ORIGIN.NOTEBOOK,
        waits_for=NOTHING if origin == ORIGIN.NOTEBOOK else OPINION,
        sender=settings.ORGANISATION or _("本单位"),
        received_by=by,
        **{"title": "", **of},
    )
    return OwnItem.objects.create(
        document=document, label=label, origin=origin, made_at=at, made_by=by
    )
