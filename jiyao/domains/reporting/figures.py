"""The figures of a package as a table, beside those of the period before."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from jiyao.domains.reporting.declared import REPORTED
from jiyao.domains.reporting.models import Periodic


@dataclass(frozen=True)
class Line:
    """One figure: now, in the period before, and how they differ; None where it is not known."""

    group: str | Promise
    title: str | Promise
    now: int | None
    before: int | None

    @property
    def change(self) -> str:
        """Return how much more or less it is, with its sign."""
        if self.now is None or self.before is None:
            return ""
        return f"{self.now - self.before:+d}" if self.now != self.before else "0"


def lines_of(record: Periodic) -> list[Line]:
    """Return every declared figure of a package that is filled, none of an empty one."""
    earlier: Any = record.before()
    past = earlier.figures if earlier else {}
    return [
        Line(each.group, each.title, record.figures.get(code), past.get(code))
        for code, each in REPORTED.items()
        if record.figures
    ]
