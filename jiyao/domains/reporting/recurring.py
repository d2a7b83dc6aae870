"""What the calendar begins: a package for each period that is over, and one awaited from below."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from jiyao.domains.reporting.models import Counterpart, Package, Submission
from jiyao.domains.reporting.periods import last_ended
from jiyao.domains.reporting.procedures.packages import AWAIT, SEND
from jiyao.domains.reporting.settings import DAYS, EVERY
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import open_duty
from jiyao.foundation.duties.periods import periods_between


@dataclass(frozen=True)
class Opening:
    """A period that a body is to report, and by when."""

    counterpart: Counterpart
    period: str
    due: datetime

    @property
    def model(self) -> type[Package | Submission]:
        """Ours to the body above, theirs from one below."""
        return Package if self.counterpart.kind_of == Counterpart.Kind.ABOVE else Submission


def to_open(at: datetime) -> Iterator[Opening]:
    """Yield each period that is over and stands in no row yet, since the body is trusted."""
    every, days = EVERY.at(at), timedelta(days=DAYS.at(at))
    last = last_ended(timezone.localdate(at), every)
    for counterpart in Counterpart.objects.holding_at(at).order_by("pk"):
        for period in periods_between(timezone.localdate(counterpart.since), last.last, every):
            found = Opening(counterpart, period.name, at_closing(period.last + days))
            rows = found.model.objects.filter(counterpart=counterpart, period=period.name)
            if not rows.exists():
                yield found


def open_it(opening: Opening, at: datetime) -> None:
    """Open a period with the duty of the office, inside an act."""
    record = opening.model.objects.create(
        counterpart=opening.counterpart,
        period=opening.period,
        opened_at=at,
        due_at=opening.due,
    )
    kind = SEND if isinstance(record, Package) else AWAIT
    for owner in holders_of(SECRECY_OFFICE.code, at):
        open_duty(kind, record, owner, at, opening.due)
