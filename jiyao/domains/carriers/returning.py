"""When a copy is due back in the confidential room (CIR-03)."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from jiyao.domains.carriers.settings import DAY_BASIS, RETURN_RULE, URGENT_RETURN_RULE
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.models import own_table

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy

TWO_DAYS = 2
ORDINARY = "ordinary"


def reading_rule(copy: "Copy", at: datetime) -> str:
    """Return the return rule for a copy: of its level, for urgent matter the stricter way."""
    rule = RETURN_RULE.at(at, copy.level)
    if copy.document.urgency == ORDINARY or rule == "on_reading":
        return str(rule)
    return str(URGENT_RETURN_RULE.at(at))


def latest_return(copy: "Copy", at: datetime) -> datetime:
    """Return the latest moment at which a copy that goes out at `at` is due back.

    What goes out after closing time is due when the day ends, or at the next closing.
    """
    rule, day = reading_rule(copy, at), timezone.localdate(at)
    if rule == "two_days":
        if DAY_BASIS.at(at) == "working":
            return at_closing(add_working_days(day, TWO_DAYS, own_table()))
        return at_closing(day + timedelta(days=TWO_DAYS))
    closing = at_closing(day)
    return closing if at < closing else _midnight(day)


def end_of_period(days: int, at: datetime) -> datetime:
    """Return when a period of so many calendar days ends, the day of `at` being the first.

    It ends at closing time; what begins after closing of its only day, when the day ends.
    """
    day = timezone.localdate(at) + timedelta(days=days - 1)
    closing = at_closing(day)
    return closing if at < closing else _midnight(day)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))
