"""The counts that the calendar opens, as the setting says (RET-01)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jiyao.domains.carriers.models import Stocktake
from jiyao.domains.carriers.procedures.stocktaking import COUNT
from jiyao.domains.carriers.settings import CLEARING
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import open_duty, own_table
from jiyao.foundation.duties.periods import due_day, period_of

SCHEDULES = {
    "month_quarter_halfyear": (
        ("clearing", "month"),
        ("checking", "quarter"),
        ("returning", "half"),
    ),
    "half_year": (("returning", "half"),),
    "year_end": (("returning", "year"),),
}


@dataclass(frozen=True)
class Count:
    """One count that is due in its period."""

    kind: str
    period: str
    due: datetime


def to_open(at: datetime) -> Iterator[Count]:
    """Yield each count of the present periods that was not opened yet."""
    table, today = own_table(), timezone.localdate(at)
    opened = set(Stocktake.objects.exclude(period="").values_list("kind_of", "period"))
    for kind, every in SCHEDULES[CLEARING.at(at)]:
        period = period_of(today, every)
        if (kind, period.name) not in opened:
            yield Count(kind, period.name, at_closing(due_day(period, 1, True, table)))


def open_count(count: Count, at: datetime) -> None:
    """Open one count, inside an act, and let every keeper owe it."""
    stocktake = Stocktake.objects.create(kind_of=count.kind, period=count.period, opened_at=at)
    for keeper in holders_of(KEEPER.code, at):
        open_duty(COUNT, stocktake, keeper, at, count.due)
