"""Lists of people and units from a workbook: judged first, written when confirmed, undone whole."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import SYSTEM
from jiyao.foundation.accounts import rules
from jiyao.foundation.accounts.models import Roster
from jiyao.foundation.accounts.procedures.people import enrol_all
from jiyao.foundation.accounts.rosters import new_units, prepare
from jiyao.foundation.imports.judged import Judged
from jiyao.foundation.imports.keeping import put_away, take_out
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.procedures.declarations import procedure


@procedure("people.roster.uploaded", _("导入人员名册"), by=SYSTEM, cites=("SYS-01", "SYS-02"))
def upload_roster(*, file: Judged, by: Person, at: datetime) -> Roster:
    """Keep what the dry run of a list found; nobody is enrolled yet."""
    roster = Roster(
        file_name=file.name,
        good=len(file.rows),
        faulty=file.faulty,
        faults=file.faults,
        uploaded_by=by,
        uploaded_at=at,
    )
    roster.staged = put_away(roster.public_id, file.rows)
    roster.save()
    return roster


@procedure(
    "people.roster.confirmed",
    _("确认导入名册"),
    by=SYSTEM,
    cites=("SYS-01", "SYS-02"),
    rules=(rules.roster_is_open, rules.somebody_is_new, rules.uploader_confirms),
)
def confirm_roster(roster: Roster, *, by: Person, at: datetime) -> Roster:
    """Enrol who is new, all of them or nobody; without a password nobody can sign in yet."""
    there = prepare(at).people
    rows = [values for _place, values in staged_in(roster) if values["number"] not in there]
    units = _found(rows, at)
    people = [_person(values, units) for values in rows]
    enrol_all(people, by, at)
    roster.numbers = [person.number for person in people]
    return _close(roster, at, len(people))


@procedure(
    "people.roster.discarded",
    _("放弃导入名册"),
    by=SYSTEM,
    cites=("SYS-01",),
    rules=(rules.roster_is_open,),
    exceptional=True,
)
def discard_roster(roster: Roster, *, by: Person, at: datetime) -> Roster:
    """Give a list up; what was staged of it is emptied."""
    return _close(roster, at, None)


@procedure(
    "people.roster.undone",
    _("撤销导入名册"),
    by=SYSTEM,
    cites=("SYS-01",),
    rules=(rules.roster_is_written, rules.nobody_was_touched),
    exceptional=True,
)
def undo_roster(roster: Roster, *, reason: str, by: Person, at: datetime) -> Roster:
    """Close the accounts that a list brought; numbers stay taken, units stay."""
    people = Person.objects.filter(number__in=roster.numbers)
    for person in people:
        person.is_active = False
        person.save()
    for row in Membership.objects.holding_at(at).filter(person__in=people):
        row.end(at)
    roster.undone_at = at
    roster.save()
    return roster


def staged_in(roster: Roster) -> list[Any]:
    """Return the rows that would be written: number in the file, and values.

    Raises InvalidTag when they were staged under another key.
    """
    rows: list[Any] = take_out(roster.public_id, bytes(roster.staged)) if roster.staged else []
    return rows


def _found(rows: list[dict[str, Any]], at: datetime) -> dict[tuple[str, str], Circle]:
    """Found the units that are new; return all units by name and the name of the one above."""
    kind = Circle.Kind.UNIT
    known = Circle.objects.filter(kind_of=kind).select_related("parent")
    units = {(unit.name, unit.parent.name if unit.parent else ""): unit for unit in known}
    for name, above in new_units(rows, at):
        parent = _of(units, above, None) if above else None
        units[name, above] = Circle.objects.create(kind_of=kind, name=name, parent=parent)
    return units


def _of(units: dict[tuple[str, str], Circle], name: str, above: str | None) -> Circle:
    if above is not None:
        return units[name, above]
    return next(unit for (known, _above), unit in units.items() if known == name)


def _person(values: dict[str, Any], units: dict[tuple[str, str], Circle]) -> Person:
    unit = _of(units, values["unit"], values.get("parent"))
    position = values.get("position", "")
    person = Person(number=values["number"], name=values["name"], unit=unit, position=position)
    person.set_unusable_password()
    return person


def _close(roster: Roster, at: datetime, written: int | None) -> Roster:
    roster.closed_at, roster.written, roster.staged = at, written, b""
    roster.save()
    return roster
