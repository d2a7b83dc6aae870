"""The system administrator is reminded when the last verified backup is too old (SYS-05)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import SYSTEM
from jiyao.foundation.backup.models import Archive
from jiyao.foundation.backup.settings import DAYS
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import Duty, close_duties, open_duty
from jiyao.foundation.trail.models import Entry

VERIFY = duty_kind("backup.verify", _("备份并核验(jiyao backup、jiyao restore --verify)"))
GRACE = timedelta(days=3)


def safe_since(at: datetime) -> datetime:
    """Return when the last verified backup was made; before the first one, the installation."""
    made = Archive.objects.verified().aggregate(made=Max("made_at"))["made"]
    if made:
        return made
    first = Entry.objects.order_by("pk").values_list("at", flat=True).first()
    return datetime.fromisoformat(first).astimezone(UTC) if first else at


def is_overdue(at: datetime) -> bool:
    """Whether the last verified backup is older than the organisation allows."""
    return at - safe_since(at) > timedelta(days=DAYS.at(at))


def to_demand(at: datetime) -> Iterator[Any]:
    """Yield each system administrator who is to be told, once until it is done."""
    if is_overdue(at):
        told = set(Duty.objects.pending().filter(kind_code=VERIFY).values_list("owner", flat=True))
        yield from (person for person in holders_of(SYSTEM.code, at) if person.pk not in told)


def demand(person: Any, at: datetime) -> None:
    """Open the duty, inside an act, about the newest backup if there is one."""
    newest = Archive.objects.order_by("made_at").last()
    due = at_closing(timezone.localdate(at + GRACE))
    open_duty(VERIFY, newest or person, person, at, due)


def settle(at: datetime) -> None:
    """Close the duties, inside an act, unless the backup that was verified is too old itself."""
    if not is_overdue(at):
        for duty in Duty.objects.pending().filter(kind_code=VERIFY):
            close_duties(VERIFY, duty.subject(), at)
