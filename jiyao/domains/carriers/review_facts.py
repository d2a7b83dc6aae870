"""What the page and the print say of a review of document work."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import WorkReview
from jiyao.domains.carriers.work_figures import GROUPS
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.duties.days import ONE


@dataclass(frozen=True)
class Counted:
    """One figure: its group, what it counts, how many now and the period before, if any."""

    group: str | Promise
    name: str | Promise
    now: int
    before: int | None


def counted(review: Any, person: PersonFacts) -> list[Counted]:
    """Return the figures beside those of the period before. One query."""
    rows = WorkReview.objects.visible_to(person, Action.HANDLE).filter(until__lte=review.since)
    last = rows.order_by("until").last()
    before = last.figures if last else {}
    return [
        Counted(group, name, review.figures[key], before.get(key))
        for group, names in GROUPS
        for key, name in names.items()
    ]


def span_of(review: Any) -> str:
    """Return the first and the last day that were looked back on."""
    first, last = timezone.localdate(review.since), timezone.localdate(review.until) - ONE
    days = {"first": date_format(first, "Y年n月j日"), "last": date_format(last, "Y年n月j日")}
    return _("%(first)s至%(last)s") % days
