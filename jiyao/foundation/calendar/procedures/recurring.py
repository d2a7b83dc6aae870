"""Work that comes again: set once, opened by the calendar in every period."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar import rules
from jiyao.foundation.duties.kinds import RECURRING
from jiyao.foundation.duties.models import Duty, Recurrence, close_duties, close_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "duties.recurrence.set",
    _("设置定期工作"),
    by=SECRECY_OFFICE,
    cites=("DOC-27",),
    rules=(rules.one_owner_is_named,),
)
def set_recurrence(
    *,
    title: str,
    owner: Person | None,
    role: str,
    every: str,
    day: int,
    from_end: bool,
    until: datetime | None,
    by: Person,
    at: datetime,
) -> Recurrence:
    """Let a duty come again: on the day-th day of each period, or the day-th last working day.

    every: a value of Recurrence.Every; the periods that are due from now until `until` are opened.
    """
    return Recurrence.objects.create(
        kind_code=RECURRING,
        title=title,
        owner=owner,
        role_code=role,
        every=every,
        day=day,
        from_end=from_end,
        since=at,
        until=until,
        set_by=by,
    )


@procedure(
    "duties.recurrence.ended",
    _("停止定期工作"),
    by=SECRECY_OFFICE,
    cites=("DOC-27",),
    rules=(rules.recurrence_goes_on,),
)
def end_recurrence(recurrence: Recurrence, *, by: Person, at: datetime) -> Recurrence:
    """Open no further period; what is open stays owed."""
    recurrence.end(at)
    return recurrence


@procedure(
    "duties.duty.done",
    _("报告办结"),
    by=STAFF,
    cites=("DOC-27",),
    rules=(rules.duty_is_open, rules.duty_is_ones_own, rules.nothing_else_settles_the_duty),
    needs=Action.KNOW,
)
def report_done(duty: Duty, *, by: Person, at: datetime) -> Duty:
    """Report one's own recurring work done; done by one holder of a role it is done for all."""
    close_duties(duty.kind_code, duty.subject(), at)
    return Duty.objects.get(pk=duty.pk)


@procedure(
    "duties.duty.seen",
    _("已阅"),
    by=STAFF,
    cites=("SYS-03",),
    rules=(rules.duty_is_open, rules.duty_is_ones_own, rules.duty_is_to_read),
    needs=Action.KNOW,
)
def note_seen(duty: Duty, *, by: Person, at: datetime) -> Duty:
    """Say that one has read what one was to be told of."""
    close_duty(duty, at)
    return duty
