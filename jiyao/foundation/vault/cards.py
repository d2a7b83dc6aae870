"""The card of files on a record's page: what the person may know of each, and what to do here."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.models import Label
from jiyao.foundation.procedures.asking import Available
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.vault.accepting import ACCEPTING
from jiyao.foundation.vault.models import Attachment, StoredFile
from jiyao.foundation.vault.rules import record_is_below_the_ceiling


@dataclass(frozen=True)
class Line:
    """One attached file; `file` is there only for who may read it."""

    attachment: Attachment
    file: StoredFile | None
    void_url: str


@dataclass(frozen=True)
class FilesCard:
    """The files of a record; `attach_url` only when attaching is possible now.

    refusals: why nothing can be attached, as far as it concerns who looks.
    """

    lines: list[Line]
    attach_url: str
    refusals: list[Refusal]


def files_card(record: Any, person: PersonFacts, available: list[Available]) -> FilesCard:
    """Return the card of a record whose model accepts files.

    available: what `actions_on` found for the same person and record.
    """
    accepting = ACCEPTING[record.kind()]
    possible = {each.procedure.code: each.refusals for each in available}
    attach, void = accepting.attach.code, accepting.void.code if accepting.void else ""
    void_url = _act(void, record) if possible.get(void) == [] else ""
    attach_url = _act(attach, record) if possible.get(attach) == [] else ""
    refusals = possible[attach] if attach in possible else _above_ceiling(record, person.at)
    return FilesCard(_lines(record, person, void_url), attach_url, refusals)


def _above_ceiling(record: Any, at: datetime) -> list[Refusal]:
    """Return why a record holds no files: to nobody are some promised that may not be here."""
    with suppress(Label.DoesNotExist):
        if getattr(record, "label", None) is not None:
            found = record_is_below_the_ceiling(record=record, at=at)
            return [found] if found else []
    return []


def _lines(record: Any, person: PersonFacts, void_url: str) -> list[Line]:
    rows = Attachment.objects.visible_to(person, Action.HANDLE).of(record)
    rows = rows.select_related("attached_by", "voided_by").order_by("number")
    files = StoredFile.objects.visible_to(person, Action.READ).filter(attachment__in=rows)
    readable = {file.attachment_id: file for file in files}
    return [Line(row, readable.get(row.pk), _void(void_url, row)) for row in rows]


def _void(url: str, row: Attachment) -> str:
    return f"{url}?file={row.public_id}" if url and row.voided_at is None else ""


def _act(code: str, record: Any) -> str:
    return reverse("act", args=[code, record.public_id])
