"""Titles, shown as far as the person may read; the rows of a page are asked for together."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import (
    ClearingItem,
    Content,
    Copy,
    Document,
    MendedTitle,
    Outgoing,
    OutgoingText,
)
from jiyao.domains.classification.models import Marking
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.duties.titles import titled
from jiyao.foundation.procedures.models import Correction

HIDDEN = _("〔不在您的知悉范围〕")
UNWRITTEN = _("〔标题尚未登记〕")


def titles_of(documents: list[Any], person: PersonFacts) -> dict[int, Any]:
    """Return document key → title, code title, or the note that it is hidden. One query."""
    rows = Content.objects.visible_to(person, Action.READ).filter(document__in=documents)
    titles = dict(rows.values_list("document", "title"))
    return {d.pk: titles.get(d.pk) or d.code_title or _untold(d) for d in documents}


def _untold(document: Any) -> Any:
    """Say why no title is shown: it is not written yet, or not for this person."""
    return UNWRITTEN if document.state == Document.State.COUNTED else HIDDEN


def add_note(document: Any, person: PersonFacts) -> None:
    """Put `note` on a document: what an old ledger remarked, for who may read it."""
    rows = Content.objects.visible_to(person, Action.READ).filter(document=document)
    document.note = rows.values_list("note", flat=True).first() or ""


def add_titles(documents: list[Any], person: PersonFacts) -> None:
    """Put `title` on each document of a page."""
    titles = titles_of(documents, person)
    for document in documents:
        document.title = titles[document.pk]


def corrections_of(document: Any, person: PersonFacts) -> list[Any]:
    """Return what was mended of a document; of its title only who may read it sees the words."""
    rows = MendedTitle.objects.visible_to(person, Action.READ).filter(document=document)
    words = {row.entry_id: row for row in rows}
    found = list(Correction.objects.filter(subject_ref=document.public_id).order_by("at", "pk"))
    for each in found:
        if not (each.old or each.new):
            title = words.get(each.entry_id)
            each.old, each.new = (title.old, title.new) if title else (HIDDEN, HIDDEN)
    return found


def add_titles_behind(rows: list[Any], person: PersonFacts) -> None:
    """Put `title` on the document of each row of a page."""
    add_titles([row.document for row in rows], person)


def add_outgoing_titles(rows: list[Any], person: PersonFacts) -> None:
    """Put `title` and `enclosed`, how many enclosures, on each outgoing document. One query."""
    texts = OutgoingText.objects.visible_to(person, Action.READ).filter(outgoing__in=rows)
    found = {text.outgoing_id: text for text in texts}
    for outgoing in rows:
        text = found.get(outgoing.pk)
        outgoing.title = (text and text.title) or outgoing.code_title or HIDDEN
        outgoing.enclosed = len(text.enclosures.splitlines()) if text else 0


def add_documents(copies: list[Any], person: PersonFacts) -> None:
    """Put title, sender, period, marking on each copy; who only knows it sees its level alone."""
    documents = _add_copy_titles(copies, person)
    for copy in copies:
        document = documents.get(copy.document_id)
        copy.sender = document.sender if document else ""
        copy.period = document.period if document else ""
        copy.marking = Marking(copy.level, copy.period)


def _add_copy_titles(copies: list[Any], person: PersonFacts) -> dict[int, Any]:
    """Put `title` on each copy; return its document by key, as far as the person handles it."""
    keys = {copy.document_id for copy in copies}
    rows = Document.objects.visible_to(person, Action.HANDLE).filter(pk__in=keys)
    documents = {document.pk: document for document in rows}
    titles = titles_of(list(documents.values()), person)
    for copy in copies:
        copy.title = titles.get(copy.document_id, HIDDEN)
    return documents


def in_hands(holder: Any, person: PersonFacts) -> list[Any]:
    """Return, with titles, what somebody has to give back, as far as `person` may know of it."""
    rows = Copy.objects.visible_to(person, Action.KNOW).filter(holder=holder).to_come_back()
    copies = list(rows.with_marks().order_by("due_at", "pk"))
    add_documents(copies, person)
    return copies


def items_of_clearing(record: Any, person: PersonFacts) -> list[Any]:
    """Return, with titles, what a year's run asks about, as far as `person` handles it."""
    rows = ClearingItem.objects.visible_to(person, Action.HANDLE).filter(clearing=record)
    rows = rows.select_related("copy__level__scheme", "copy__holder", "copy__document")
    lines = list(rows.order_by("proposal", "pk"))
    add_documents([line.copy for line in lines], person)
    return lines


titled(Document, add_titles)
titled(Outgoing, add_outgoing_titles)
titled(Copy, _add_copy_titles)
