"""The sweep at closing time: what is still out is told to keeper and leader at once (DOC-09)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import Alarm, CarrierKind, Copy, Leg
from jiyao.domains.carriers.procedures.legs import STILL_OUT
from jiyao.domains.carriers.settings import SWEPT, YES
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import KEEPER, LEADER
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty, open_duty

TELEGRAM = "telegram"


def to_alarm(at: datetime) -> Iterator[tuple[Copy, date]]:
    """Yield each copy that was out at the last closing before `at` and has no alarm for it."""
    day = _last_closing(at)
    levels = [x for x in Level.objects.select_related("scheme") if SWEPT.at(at, x) == YES]
    telegrams = CarrierKind.objects.filter(code=TELEGRAM)
    out = Copy.objects.out_of_room().filter(
        legs__returned_at=None,
        legs__out_at__lt=at_closing(day),
        legs__kind_of__in=Leg.TO_COME_BACK,
    )
    swept = out.filter(level__in=levels) | out.filter(document__kind_of__in=telegrams)
    for copy in swept.exclude(alarms__day=day).distinct().order_by("pk"):
        yield copy, day


def raise_alarm(found: tuple[Copy, date], at: datetime) -> None:
    """Note the alarm, inside an act, and let every keeper and leader see to it."""
    copy, day = found
    Alarm.objects.create(copy=copy, label_id=copy.label_id, day=day)
    for person in _told(copy, at):
        open_duty(STILL_OUT, copy, person, at, None)


def _told(copy: Copy, at: datetime) -> list[Any]:
    owing = Duty.objects.pending().filter(kind_code=STILL_OUT, subject_ref=copy.public_id)
    owed = set(owing.values_list("owner", flat=True))
    people = {p.pk: p for role in (KEEPER, LEADER) for p in holders_of(role.code, at)}
    return [p for pk, p in sorted(people.items()) if pk not in owed]


def _last_closing(at: datetime) -> date:
    today = timezone.localdate(at)
    return today if at_closing(today) <= at else today - timedelta(days=1)
