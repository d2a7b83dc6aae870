"""Keeping the disclosure catalogue and guide up to date, each line by somebody (PUB-13)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.duties import UPDATE
from jiyao.domains.release.models import PublicEntry, PublicUpdate
from jiyao.domains.release.rules import catalogue as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "release.entry.entered",
    _("列入公开目录"),
    by=SECRECY_OFFICE,
    cites=("PUB-13",),
    rules=(rules.next_time_is_to_come,),
)
def enter_entry(
    *,
    category: str,
    title: str,
    place: str,
    keeper: Person,
    next_on: date,
    by: Person,
    at: datetime,
) -> PublicEntry:
    """Put something into the catalogue, with who keeps it and when it is to be updated."""
    fields = {"category": category, "title": title, "place": place, "next_on": next_on}
    entry = PublicEntry.objects.create(keeper=keeper, since=at, set_by=by, **fields)
    open_duty(UPDATE, entry, keeper, at, at_closing(next_on))
    return entry


@procedure(
    "release.entry.updated",
    _("登记更新"),
    by=STAFF,
    cites=("PUB-13",),
    rules=(rules.entry_holds, rules.keeper_does_it, rules.next_time_is_to_come),
)
def update(
    entry: PublicEntry, *, words: str, next_on: date, by: Person, at: datetime
) -> PublicEntry:
    """Note what was brought up to date, and when it is to be again."""
    PublicUpdate.objects.create(entry=entry, at=at, by=by, words=words)
    entry.next_on = next_on
    entry.save()
    close_duties(UPDATE, entry, at)
    open_duty(UPDATE, entry, entry.keeper, at, at_closing(next_on))
    return entry


@procedure(
    "release.entry.entrusted",
    _("更换维护责任人"),
    by=SECRECY_OFFICE,
    cites=("PUB-13",),
    rules=(rules.entry_holds,),
    exceptional=True,
)
def entrust(entry: PublicEntry, *, keeper: Person, by: Person, at: datetime) -> PublicEntry:
    """Let somebody else keep a line."""
    entry.keeper = keeper
    entry.save()
    close_duties(UPDATE, entry, at)
    open_duty(UPDATE, entry, keeper, at, at_closing(entry.next_on))
    return entry


@procedure(
    "release.entry.ended",
    _("移出公开目录"),
    by=SECRECY_OFFICE,
    cites=("PUB-13",),
    rules=(rules.entry_holds,),
    exceptional=True,
)
def end_entry(entry: PublicEntry, *, by: Person, at: datetime) -> PublicEntry:
    """Keep a line public no longer; its updates stay."""
    entry.end(at)
    close_duties(UPDATE, entry, at)
    return entry
