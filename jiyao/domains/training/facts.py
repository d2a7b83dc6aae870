"""How much people have learnt in a year, and how far the programme has reached (EDU-08, EDU-01)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.training.models import Attendance, TrainingRecord
from jiyao.domains.training.settings import YEARLY_HOURS
from jiyao.foundation.access.decisions import Action, PersonFacts


@dataclass
class Learnt:
    """What one person has learnt in a year: minutes by form, and how many are asked for."""

    asked: int
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def minutes(self) -> int:
        """How much it is together."""
        return self.forms.total()

    @property
    def lacking(self) -> int:
        """How many minutes are missing."""
        return max(0, self.asked - self.minutes)

    @property
    def is_covered(self) -> bool:
        """Whether some of it was learnt together with others."""
        return any(self.forms[form] for form in TrainingRecord.COLLECTIVE)


@dataclass
class Coverage:
    """A unit: how many people, how many the programme has reached, how many have their hours."""

    unit: Any
    people: int = 0
    covered: int = 0
    fulfilled: int = 0
    missing: list[str] = field(default_factory=list)

    @property
    def rate(self) -> str:
        """The part of the people that was reached."""
        return f"{100 * self.covered // self.people}%" if self.people else ""


def add_learnt(rows: Iterable[Any], at: datetime) -> None:
    """Add `learnt` to each file, in two queries."""
    files = {(row.person_id, row.year): row for row in rows}
    asked = 60 * YEARLY_HOURS.at(at)
    for row in files.values():
        row.learnt = Learnt(asked)
    records = TrainingRecord.objects.counted().filter(
        person__in={person for person, _year in files}, year__in={year for _person, year in files}
    )
    sums = records.order_by().values("person", "year", "form").annotate(all=Sum("minutes"))
    for line in sums:
        row = files.get((line["person"], line["year"]))
        if row:
            row.learnt.forms[line["form"]] = line["all"]


def present_at(sessions: list[Any], person: PersonFacts) -> dict[int, int]:
    """Return how many were there at each session, as far as the person may know."""
    known = Attendance.objects.visible_to(person, Action.KNOW).filter(session__in=sessions)
    there = known.filter(state=Attendance.State.PRESENT).order_by().values("session")
    return dict(there.annotate(n=Count("pk")).values_list("session", "n"))


def day_of(moment: datetime | None) -> date | None:
    """Return the local day of a moment, where the time of day says nothing."""
    return timezone.localdate(moment) if moment else None


def coverage_of(rows: Iterable[Any]) -> list[Coverage]:
    """Return how far each unit is reached, by its name, from files with `learnt`."""
    units: dict[str, Coverage] = {}
    for row in rows:
        name = str(row.person.unit or _("未分部门"))
        at = units.setdefault(name, Coverage(name))
        at.people += 1
        at.covered += row.learnt.is_covered
        at.fulfilled += not row.learnt.lacking
        if not row.learnt.is_covered:
            at.missing.append(row.person.name)
    return sorted(units.values(), key=lambda each: each.unit)
