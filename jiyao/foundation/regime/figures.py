"""How a clause fared this year: acts, refusals that cite it, and what is owed under it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import BinaryField, Count, F, Func, IntegerField, Q, Value
from django.utils import timezone

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import AUDIT, SECRECY_OFFICE, SECURITY
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.regime.citations import clauses_of_duty, duties_citing, procedures_citing
from jiyao.foundation.trail.models import Entry, Outcome

READERS = frozenset({SECRECY_OFFICE.code, SECURITY.code, AUDIT.code})
REFUSALS = (Outcome.REFUSED, Outcome.UNSEEN)


class PlaceOf(Func):
    """Where bytes stand in a column of bytes, 0 when they do not: (column, bytes)."""

    output_field = IntegerField()
    function = "INSTR"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Say it as PostgreSQL does, in the other order."""
        column, wanted = self.source_expressions
        turned = self.copy()
        turned.set_source_expressions([wanted, column])
        return turned.as_sql(compiler, connection, function="POSITION", arg_joiner=" IN ")


@dataclass(frozen=True)
class Owed:
    """What is owed under a clause: open now, overdue of that, and settled late this year."""

    open: int
    overdue: int
    late: int

    @property
    def breaches(self) -> int:
        """What was not done in time: still open, or done late this year."""
        return self.overdue + self.late


def may_see_figures(person: PersonFacts) -> bool:
    """Whether the person supervises the regime: figures are nobody else's."""
    return bool(person.roles & READERS)


def acts_of(code: str, now: datetime) -> dict[str, int]:
    """Return how often each procedure of the clause was carried out this year, most first."""
    wanted = [p.code for p in procedures_citing(code)]
    if not wanted:
        return {}
    rows = _this_year(now).filter(code__in=wanted, outcome=Outcome.DONE)
    return dict.fromkeys(wanted, 0) | _counted(rows)


def citing(rows: Any, code: str) -> Any:
    """Return the entries that name the clause as the ground of a refusal."""
    cited = Value(f'"{code}"'.encode(), output_field=BinaryField())
    return rows.annotate(place=PlaceOf(F("body"), cited)).filter(place__gt=0)


def refusals_of(code: str, now: datetime) -> dict[str, int]:
    """Return how often each procedure or page was refused this year on the ground of the clause."""
    return _counted(citing(_this_year(now).filter(outcome__in=REFUSALS), code))


def owed_under(code: str, person: PersonFacts, now: datetime) -> Owed | None:
    """Return what is owed under the clause, as far as the person handles it.

    None for who handles nothing: an administrator's zero would not be true.
    """
    if not person.handles:
        return None
    rows = Duty.objects.visible_to(person, Action.HANDLE).filter(kind_code__in=duties_citing(code))
    late = Q(closed_at__gt=F("due_at"), closed_at__gte=_year_begins(now, 0))
    counted = rows.aggregate(
        open=Count("pk", filter=Q(closed_at__isnull=True)),
        overdue=Count("pk", filter=Q(closed_at__isnull=True, due_at__lt=now)),
        late=Count("pk", filter=late),
    )
    return Owed(**counted)


def overdue_by_clause(person: PersonFacts, now: datetime) -> dict[str, int]:
    """Return how much is overdue under each clause, as far as the person handles it."""
    found: dict[str, int] = {}
    if not (may_see_figures(person) and person.handles):
        return found
    rows = Duty.objects.overdue(now).visible_to(person, Action.HANDLE)
    for kind, count in _counted(rows, "kind_code").items():
        for code in clauses_of_duty(kind):
            found[code] = found.get(code, 0) + count
    return found


def _this_year(now: datetime) -> Any:
    """The entries of the year on the organisation's calendar; a log is a year of UTC."""
    begins, ends = _year_begins(now, 0), _year_begins(now, 1)
    rows = Entry.objects.filter(log__in=sorted({begins.year, ends.year}))
    return rows.filter(at__gte=_spelt(begins), at__lt=_spelt(ends))


def _year_begins(now: datetime, later: int) -> datetime:
    year = timezone.localdate(now).year + later
    return timezone.make_aware(datetime(year, 1, 1)).astimezone(UTC)


def _spelt(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _counted(rows: Any, by: str = "code") -> dict[str, int]:
    counted = rows.order_by().values_list(by).annotate(n=Count("pk")).order_by("-n", by)
    return dict(counted)
