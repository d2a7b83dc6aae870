"""Chasing by hand (催办, CIR-09): noted, and shown to who owes."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.calendar import rules
from jiyao.foundation.duties.models import Duty, Reminder, remind
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "duties.duty.chased",
    _("催办"),
    by=OFFICE,
    cites=("CIR-09",),
    rules=(rules.duty_is_open, rules.duty_is_of_another),
)
def chase(duty: Duty, *, remark: str, by: Person, at: datetime) -> Reminder:
    """Remind who owes; everyone who sees the duty sees by whom and when it was chased."""
    return remind(duty, at, by=by, remark=remark)
