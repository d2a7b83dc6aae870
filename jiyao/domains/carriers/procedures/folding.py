"""Folders: copies that go out and come back together, signed once (CIR-04, CIR-11)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Folder, FolderItem, Place
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.rules import copies
from jiyao.domains.carriers.rules import folding as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import within_reach
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.refusals import Refusal, Refused
from jiyao.foundation.procedures.signing import HAND_OVER, Signing

UNNAMED = _("夹内有您无权办理的件，现在不能送出")


@procedure(
    "carriers.folder.founded",
    _("设立传阅夹"),
    by=KEEPER,
    cites=("CIR-04", "CIR-11"),
    rules=(rules.folder_name_is_free,),
)
def found(*, name: str, level: Level, by: Person, at: datetime) -> Folder:
    """Set up an empty folder for copies up to a level."""
    return Folder.objects.create(label=Label.objects.create(level=level), name=name, since=at)


@procedure(
    "carriers.copy.folded",
    _("放入传阅夹"),
    by=KEEPER,
    cites=("CIR-04", "CIR-11"),
    rules=(
        copies.copy_is_not_missing,
        copies.copy_is_in_the_room,
        rules.copy_is_not_in_a_folder,
        rules.folder_is_in_use,
        rules.folder_is_in_the_room,
        rules.folder_fits_the_level,
    ),
)
def put_in(copy: Copy, *, folder: Folder, by: Person, at: datetime) -> Copy:
    """Put a copy into a folder that is in the room."""
    FolderItem.objects.create(folder=folder, copy=copy, label_id=copy.label_id, since=at)
    return copy


@procedure(
    "carriers.folder.sent",
    _("整夹送阅"),
    by=KEEPER,
    cites=("CIR-01", "CIR-02", "CIR-04", "CIR-05", "CIR-15"),
    rules=(rules.folder_is_in_use, rules.folder_holds_something, rules.folder_is_in_the_room),
    signature=HAND_OVER,
)
def send_whole(folder: Folder, *, to: Person, place: Place, by: Person, at: datetime) -> Folder:
    """Hand every copy of a folder to one reader, each due by its own rule; all of them or none.

    Raises Refused with the reasons of each copy that may not go.
    """
    inside = _locked(folder)
    values: dict[str, Any] = {"to": to, "place": place, "due": None, "by": by, "at": at}
    _refuse_any(folder, inside, values)
    for copy in inside:
        send.body(copy, **values)
    return folder


@procedure(
    "carriers.folder.returned",
    _("整夹收回"),
    by=KEEPER,
    cites=("CIR-01", "CIR-02", "CIR-04"),
    rules=(
        rules.folder_is_out,
        rules.reader_has_the_folder,
        rules.folder_is_counted,
        rules.pages_are_complete,
    ),
    signature=Signing(("by", "reader")),
)
def take_in(
    folder: Folder, *, reader: Person, counted: int, complete: bool, by: Person, at: datetime
) -> Folder:
    """Take a folder back as a whole; a copy that is reported missing drops out of it.

    counted: the copies in it; complete: whether the pages of each were counted and none lacks.
    """
    for copy in _locked(folder):
        if copy.open_loss():
            copy.folder_items.get(until__isnull=True).end(at)
        elif copy.holder_id:
            amount = copy.document.amount
            take_back.body(copy, reader=reader, counted=amount, condition="", by=by, at=at)
    return folder


@procedure(
    "carriers.folder.dissolved",
    _("拆夹"),
    by=KEEPER,
    cites=("CIR-04",),
    rules=(rules.folder_is_in_use, rules.folder_is_in_the_room),
    exceptional=True,
)
def dissolve(folder: Folder, *, by: Person, at: datetime) -> Folder:
    """Use a folder no longer; what lay in it is on its own again."""
    for item in folder.items.filter(until__isnull=True):
        item.end(at)
    folder.until = at
    folder.save()
    return folder


def _locked(folder: Folder) -> list[Copy]:
    return list(folder.copies().select_for_update(of=("self",)))


def _refuse_any(folder: Folder, inside: list[Copy], values: dict[str, Any]) -> None:
    """Judge each copy as if it were sent alone, but for the rule that it may not be."""
    alone = [rule for rule in send.rules if rule is not rules.copy_is_not_in_a_folder]
    named = within_reach(facts_of(values["by"], values["at"]), Action.HANDLE, inside)
    refusals = [
        _about(copy, found) if copy.pk in named else replace(found, reason=UNNAMED, instead="")
        for copy in inside
        for found in (rule(copy=copy, **values) for rule in alone)
        if found
    ]
    if refusals:
        raise Refused(refusals, send_whole, folder)


def _about(copy: Copy, found: Refusal) -> Refusal:
    return replace(found, reason=_now("%(copy)s：%(why)s") % {"copy": copy, "why": found.reason})
