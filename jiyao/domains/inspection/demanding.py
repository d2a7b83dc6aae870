"""Machines whose check is nearly due or was left out: who answers for each is told (NET-01)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from jiyao.domains.inspection.models import Machine
from jiyao.domains.inspection.procedures.duties import CHECK
from jiyao.domains.inspection.settings import INTERNAL_CHECK_DAYS, INTERNET_CHECK_DAYS
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty, open_duty

TOLD_BEFORE = 7


@dataclass(frozen=True)
class Demand:
    """A machine that is to be checked, by when."""

    machine: Machine
    due: datetime


def days_between_checks(at: datetime) -> dict[str, int]:
    """Return, for each kind of machine that is checked, after how many days it is late at `at`."""
    return {"internet": INTERNET_CHECK_DAYS.at(at), "internal": INTERNAL_CHECK_DAYS.at(at)}


def to_demand(at: datetime) -> Iterator[Demand]:
    """Yield each machine in use whose next check is due within a week, once."""
    days = days_between_checks(at)
    soon = {kind: each - TOLD_BEFORE for kind, each in days.items()}
    told = Duty.objects.pending().filter(kind_code=CHECK).values("subject_ref")
    rows = Machine.objects.unchecked_for(soon, at).exclude(public_id__in=told)
    for machine in rows.select_related("person").order_by("pk"):
        last = timezone.localdate(machine.counted_from) + timedelta(days=days[machine.kind_of])
        yield Demand(machine, at_closing(last))


def demand(demanded: Demand, at: datetime) -> None:
    """Let the machine's person owe the check, inside an act."""
    open_duty(CHECK, demanded.machine, demanded.machine.person, at, demanded.due)
