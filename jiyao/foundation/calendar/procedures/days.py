"""The organisation's own working days, over the public calendar."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.calendar import rules
from jiyao.foundation.duties.models import SpecialDay
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "duties.day.set",
    _("设置本单位工作日"),
    by=(OFFICE_HEAD, SECRECY_OFFICE),
    cites=("CIR-03",),
    rules=(rules.day_is_not_past,),
)
def set_day(*, day: date, working: bool, name: str, by: Person, at: datetime) -> SpecialDay:
    """Say that a day is worked or off here; a later saying ends the former one."""
    for former in SpecialDay.objects.filter(day=day, until__isnull=True):
        former.end(at)
    return SpecialDay.objects.create(day=day, working=working, name=name, since=at, set_by=by)
