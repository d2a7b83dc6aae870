"""What goes up, as data: each area declares its figures and knows its own content (ORG-16).

An area says in its `reported.py` which of its rows are counted (`reported`), and how to tell
whether a text names one of them (`content`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level

Words = str | Promise


@dataclass(frozen=True)
class Span:
    """The period that is counted: from `start` until before `end`, counted at `at`."""

    start: datetime
    end: datetime
    at: datetime

    @property
    def seen(self) -> datetime:
        """When what stands is looked at: at the end of the period, or now if that is sooner."""
        return min(self.end, self.at)


@dataclass(frozen=True)
class Reported:
    """One figure of a package; count: a whole number, of people or things, inside an act."""

    code: str
    group: Words
    title: Words
    count: Callable[[Span], int]


# A shorter title, such as 通知, tells nothing.
TELLING = 4
REPORTED: dict[str, Reported] = {}
CONTENT: list[Callable[[str], bool]] = []


def reported(*declared: Reported) -> None:
    """Let figures go up. Raises ValueError for a code used twice."""
    for each in declared:
        if REPORTED.setdefault(each.code, each) is not each:
            raise ValueError(each.code)


def in_span(model: Any, column: str, **kind: Any) -> Callable[[Span], int]:
    """Return how to count the rows of a kind by when they happened."""

    def count(span: Span) -> int:
        rows = model.objects.filter(**{f"{column}__gte": span.start, f"{column}__lt": span.seen})
        return int(rows.filter(**kind).count())

    return count


def content(ask: Callable[[str], bool]) -> None:
    """Let an area say whether a text names a record of its own; asked inside an act."""
    CONTENT.append(ask)


def counted(span: Span) -> dict[str, int]:
    """Return every figure of a period, inside an act."""
    return {code: each.count(span) for code, each in REPORTED.items()}


def names_a_record(text: str) -> bool:
    """Whether a text names a record of any area, inside an act."""
    return any(ask(text) for ask in CONTENT)


LEVELS: tuple[tuple[str, Words, dict[str, str]], ...] = (
    ("state-top", _("绝密级"), {"scheme__code": "state", "code": "top"}),
    ("state-confidential", _("机密级"), {"scheme__code": "state", "code": "confidential"}),
    ("state-secret", _("秘密级"), {"scheme__code": "state", "code": "secret"}),
    ("work", _("工作秘密"), {"scheme__code": "work"}),
    ("trade", _("商业秘密"), {"scheme__code": "trade"}),
    ("enterprise", _("企业密级"), {"scheme__code": "enterprise"}),
)


def by_level(code: str, group: Words, count: Callable[[Span, Any], int]) -> None:
    """Let a figure go up for each level. count: of a period and of the levels that are meant."""
    for name, words, which in LEVELS:
        reported(Reported(f"{code}.{name}", group, words, _at_levels(count, which)))


def _at_levels(count: Callable[[Span, Any], int], which: dict[str, str]) -> Callable[[Span], int]:
    return lambda span: count(span, Level.objects.filter(**which).values("pk"))
