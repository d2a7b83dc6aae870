"""The standard mark of what a row is about: level, star and period (CLS-04).

A label is shared by a record and all that hangs on it, so the period that the record tells is
the period of every row with its label. Lists, exports, prints and pages ask here for all their
rows together; a level without a period is marked by itself, as of a list of several things.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.models import Level


@dataclass(frozen=True)
class Marking:
    """What stands on the thing itself: level and period, or that it is secret no more (CLS-04)."""

    of: Level
    period: str
    over: str = ""

    @property
    def weight(self) -> int:
        return 0 if self.over else self.of.weight

    @property
    def trail_code(self) -> str:
        """The level on the trail, as of the level alone."""
        return self.of.trail_code

    def mark(self, _period: str = "") -> str:
        """Return the mark as on paper; of what is secret no more, in a word why."""
        return self.over or self.of.mark(self.period)

    def __str__(self) -> str:
        return self.mark()


SOURCES: list[Callable[[], Any]] = []


def periods_from(rows: Callable[[], Any]) -> None:
    """Declare labelled rows whose `period` is that of everything with their label."""
    SOURCES.append(rows)


def periods_of(labels: Iterable[int | None], person: PersonFacts) -> dict[int, str]:
    """Return label key → period, as far as the person may handle what tells it.

    One query for each kind of row that tells periods, however many labels are asked for.
    """
    keys = {key for key in labels if key}
    found: dict[int, str] = {}
    for rows in SOURCES if keys else ():
        telling = rows().visible_to(person, Action.HANDLE).filter(label__in=keys)
        found |= dict(telling.exclude(period="").values_list("label", "period"))
    return found


def add_periods(rows: Iterable[Any], person: PersonFacts) -> None:
    """Put `marked_period` on each row that has a label: its own period, or its record's.

    Nothing is asked for rows that tell their period themselves.
    """
    labelled = [row for row in rows if getattr(row, "label_id", None)]
    asked = [row.label_id for row in labelled if not hasattr(row, "period")]
    periods = periods_of(asked, person)
    for row in labelled:
        row.marked_period = getattr(row, "period", periods.get(row.label_id, ""))


def period_of(record: Any, person: PersonFacts) -> str:
    """Return the period of the mark of one record, or nothing."""
    add_periods([record], person)
    return str(getattr(record, "marked_period", ""))


def marked(level: Any, row: Any) -> Any:
    """Return the mark of a level, or of a label's, with the period that was put on the row."""
    level = getattr(level, "level", level)
    period = getattr(row, "marked_period", "")
    return Marking(level, period) if isinstance(level, Level) and period else level
