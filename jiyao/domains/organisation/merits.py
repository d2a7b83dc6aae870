"""The recorded facts that an appraisal counts; each area declares its own (ORG-13, ORG-20)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.models.appraisals import Sanction
from jiyao.domains.organisation.settings import OVERDUE_POINTS
from jiyao.foundation.duties.models import Duty

People = Collection[int]


@dataclass(frozen=True)
class Span:
    """The time that is appraised: from `start` until `end`, seen at `end` or now if that is sooner.

    Moments of the organisation's own year.
    """

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Merit:
    """One fact about a person, in words without content, and what it is worth."""

    person: int
    words: str
    points: int


@dataclass(frozen=True)
class Source:
    """What an area knows about people; ask: of people and a span, in a fixed number of queries."""

    code: str
    title: str | Promise
    ask: Callable[[People, Span], list[Merit]]


SOURCES: dict[str, Source] = {}


def source(declared: Source) -> Source:
    """Let an area's facts count. Raises ValueError for a code used twice."""
    if SOURCES.setdefault(declared.code, declared) is not declared:
        raise ValueError(declared.code)
    return declared


def day(at: datetime) -> str:
    """Return a local date as it stands in an appraisal."""
    return timezone.localdate(at).isoformat()


def _overdue(people: People, span: Span) -> list[Merit]:
    late = Q(closed_at__isnull=True) | Q(closed_at__gt=F("due_at"))
    rows = Duty.objects.filter(late, owner__in=people, due_at__gte=span.start, due_at__lt=span.end)
    worth = -OVERDUE_POINTS.at(span.end)
    return [
        Merit(row.owner_id, _("%(what)s，期限 %(day)s") % _said(row), worth)
        for row in rows.order_by("due_at", "pk")
    ]


def _said(duty: Duty) -> dict[str, str]:
    return {"what": duty.name, "day": day(duty.due_at or duty.opened_at)}


def _sanctioned(people: People, span: Span) -> list[Merit]:
    rows = Sanction.objects.filter(person__in=people, at__gte=span.start, at__lt=span.end)
    return [Merit(row.person_id, f"{row}（{row.basis}）"[:200], row.worth) for row in rows]


source(Source("overdue", gettext_lazy("超期未办"), _overdue))
source(Source("sanction", gettext_lazy("奖励和处罚"), _sanctioned))
