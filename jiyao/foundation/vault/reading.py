"""One opening of a file: noted once, carried from page to page, good for an hour."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import fetch, note_opening, reference
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.procedures.refusals import Refusal, Refused
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting
from jiyao.foundation.vault.accepting import ACCEPTING
from jiyao.foundation.vault.apart import Seen, turn
from jiyao.foundation.vault.judging import DRAWN, PDF
from jiyao.foundation.vault.keeping import KEPT
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.opening import open_file

LASTS = 3600
SIGNER = TimestampSigner(salt="vault.opening")
VOIDED = Refusal(
    gettext_lazy("此文件已经作废，不再显示"),
    gettext_lazy("作废的时间、人员和理由见这一件的页面"),
    "vault.file_is_in_use",
    ("SYS-03",),
)
ABOVE = Refusal(
    gettext_lazy("此件密级现在高于本系统的处理上限，不予显示"),
    gettext_lazy("请机要员作废此文件，正文只在纸上"),
    "vault.record_is_below_the_ceiling",
    ("SYS-10",),
)
UNSHOWN = Refusal(
    gettext_lazy("此页显示不出来，文件可能已损坏"),
    gettext_lazy("请看其他页；需要时请机要员重新附上"),
    "vault.pages_can_be_shown",
    ("SYS-08",),
)


@dataclass(frozen=True)
class Opening:
    """That a person opened a file: the entry on the trail, and its proof in later requests."""

    entry_id: str
    token: str


def fetched(request: SignedIn, ref: Any) -> StoredFile:
    """Return a file that the person may read. Raises Http404."""
    rows = StoredFile.objects.select_related("attachment", "label__level__scheme")
    file: StoredFile = fetch(request, rows, ref, Action.READ)
    return file


def opened(request: SignedIn, file: StoredFile) -> Opening | None:
    """Return the opening that the request goes on with, if it has one."""
    token = request.GET.get("opening", "")
    try:
        told = SIGNER.unsign_object(token, max_age=LASTS)
    except BadSignature:
        return None
    same = told.get("file") == file.public_id.hex and told.get("person") == request.user.pk
    return Opening(told["entry"], token) if same else None


def open_anew(request: SignedIn, file: StoredFile) -> Opening:
    """Put a new opening on the trail, after the content has proved whole. Raises Refused."""
    clear_content(request, file)
    entry_id = note_opening(request, file)
    told = {"file": file.public_id.hex, "person": request.user.pk, "entry": entry_id}
    return Opening(entry_id, SIGNER.sign_object(told))


def clear_content(request: SignedIn, file: StoredFile) -> bytes:
    """Return the content of a file. Raises Refused, noted, when it is not whole or not shown."""
    try:
        _refuse_if_not_shown(file)
        return open_file(file)
    except Refused as refused:
        note_refusal(request, file, refused)
        raise


def shown_pages(request: SignedIn, file: StoredFile, opening: Opening) -> Seen:
    """Return what the pages are drawn from: the file itself, or the PDF made of a document.

    Whether the file is whole and may be shown is asked anew each time. Raises Refused, noted.
    """
    clear = clear_content(request, file)
    if file.attachment.media_type in DRAWN:
        return Seen(file.attachment.media_type, file.attachment.pages, made=clear)
    seen = KEPT.of(opening.entry_id, lambda: replace(turn(clear), kind=PDF))
    if seen.fault or not seen.pages:
        refused = Refused([UNSHOWN])
        note_refusal(request, file, refused)
        raise refused
    return seen


def note_refusal(request: SignedIn, file: StoredFile, refused: Refused) -> None:
    """Put on the trail why a file was not shown."""
    rules = tuple(each.rule for each in refused.refusals)
    clauses = tuple(sorted({code for each in refused.refusals for code in each.clauses}))
    with acting(request.user.number) as act:
        code = f"{file.kind()}.opened"
        act.record(code, Outcome.REFUSED, rules=rules, clauses=clauses, **reference(file))


def record_of(request: SignedIn, file: StoredFile) -> Any:
    """Return the record that the file hangs on, which whoever reads the file may handle."""
    model: Any = ACCEPTING[file.attachment.subject_kind].model
    rows = model.objects.visible_to(request.facts, Action.HANDLE)
    return rows.filter(public_id=file.attachment.subject_ref).first()


def period_of(file: StoredFile, record: Any) -> str:
    """Return the period that stands in the mark of the file's record."""
    return ACCEPTING[file.attachment.subject_kind].period(record) if record else ""


def watermark_of(request: SignedIn, opening: Opening) -> list[str]:
    """Return what stands across every page: who, when, and the entry of the opening."""
    when = date_format(timezone.localtime(), "Y年n月j日 H:i")
    who = {"name": request.user.name, "number": request.user.number, "when": when}
    entry = f"{opening.entry_id[:16]} {opening.entry_id[16:]}"
    return [_("%(name)s（%(number)s） %(when)s") % who, _("留痕 %(entry)s") % {"entry": entry}]


def _refuse_if_not_shown(file: StoredFile) -> None:
    if file.attachment.voided_at:
        raise Refused([VOIDED])
    if is_above_ceiling(file.label.level, timezone.now()):
        raise Refused([ABOVE])
