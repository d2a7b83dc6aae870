"""When a duty is called to mind. Pure functions, and the steps that ship as data."""

from collections.abc import Iterable
from datetime import date

from jiyao.foundation.duties.days import Table, add_working_days
from jiyao.foundation.duties.models import Step

EVERY_KIND = ""
SHIPPED = (
    (EVERY_KIND, -1),
    (EVERY_KIND, 0),
    (EVERY_KIND, 1),
    ("carriers.return", 0),
)


def ship_steps() -> None:
    """Write the shipped steps, inside an act; those already there are left alone."""
    for kind, days in SHIPPED:
        if not Step.objects.filter(kind_code=kind, days=days).exists():
            Step.objects.create(kind_code=kind, days=days)


def steps_of(kind: str, steps: Iterable[Step]) -> list[Step]:
    """Return the steps of one kind of duty, or those of every kind when it has none, in order."""
    listed = list(steps)
    own = [step for step in listed if step.kind_code == kind]
    chosen = own or [step for step in listed if step.kind_code == EVERY_KIND]
    return sorted(chosen, key=lambda step: step.days)


def reached(steps: list[Step], opened: date, due: date, today: date, table: Table) -> list[Step]:
    """Return the steps whose day has come; one before the opening of the duty never comes."""
    days = ((step, add_working_days(due, step.days, table)) for step in steps)
    return [step for step, day in days if opened <= day <= today]
