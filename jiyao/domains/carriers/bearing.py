"""What carriers bear the mark of a classification item, and how they follow it (CLS-05)."""

from typing import Any

from jiyao.domains.carriers.models import (
    Content,
    Copy,
    Document,
    MendedTitle,
    State,
    with_instructions,
)
from jiyao.domains.classification.bearers import Bearer, Held, bears_marks
from jiyao.domains.classification.models import Item
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.trail.recording import current_act


def held(item: Item) -> list[Held]:
    """Return who holds which carriers of an item, inside an act.

    A copy that a person holds stands by its number; what is in the room or outside is the
    keeper's, all copies of a document together.
    """
    found = []
    for document in Document.objects.filter(item=item).order_by("pk"):
        copies = list(document.copies.in_the_house().select_related("holder").order_by("pk"))
        found += [Held(copy.holder, copy.number) for copy in copies if copy.holder]
        if any(copy.holder is None for copy in copies):
            found += [Held(keeper, str(document)) for keeper in _keepers()]
    return found


def _keepers() -> list[Any]:
    return holders_of(KEEPER.code, current_act().recorded_at)[:1]


def follow(item: Item, former: Level, former_period: str) -> None:
    """Give the carriers of an item its level and period, inside an act.

    A copy is guarded by the higher mark at once; the lower one counts when it was marked anew.
    """
    documents = Document.objects.filter(item=item).select_related("label__level")
    for document in _locked(documents):
        if document.period == former_period:
            document.period = item.period
        _follow_level(document, item.label.level, former)
        document.save()
        for copy in _locked(document.copies.in_the_house().select_related("level")):
            if copy.level.scheme_id == former.scheme_id and copy.level.rank < item.label.level.rank:
                _mark(copy, item.label.level)


def _follow_level(document: Document, level: Level, former: Level) -> None:
    present = document.label.level
    if present.pk != former.pk and present.rank >= level.rank:
        return
    label = Label.objects.get(pk=document.label_id)
    label.level_id = level.pk
    label.save()
    with_instructions(label)
    if is_above_ceiling(level, current_act().recorded_at):
        take_title_out(document)


def take_title_out(document: Document) -> None:
    """Above the handling ceiling a title may not be kept: a code title stands for it (SYS-10).

    Inside an act, which saves the document.
    """
    document.code_title = document.code_title or str(document)[:40]
    for content in Content.objects.filter(document=document).exclude(title="", note=""):
        content.title = content.note = ""
        content.save()
    for mended in MendedTitle.objects.filter(document=document).exclude(old="", new=""):
        mended.old = mended.new = ""
        mended.save()


def remarked(thing: str) -> None:
    """Note on the carriers that a notice was about which mark stands on them now, inside an act."""
    named = Copy.objects.filter(number=thing)
    inside = Copy.objects.filter(document__number=thing).exclude(state=State.HELD).in_the_house()
    for copies in (named, inside):
        for copy in _locked(copies.select_related("document__label__level")):
            _mark(copy, copy.document.label.level)


def _locked(rows: Any) -> Any:
    return rows.select_for_update(of=("self",)).order_by("pk")


def _mark(copy: Copy, level: Level) -> None:
    if copy.level_id != level.pk:
        copy.level = level
        copy.save()


bears_marks("carriers", Bearer(held, follow, remarked))
