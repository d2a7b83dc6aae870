"""Chasing all who have not signed in a unit (ORG-07, ORG-08)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.duties import owed_in
from jiyao.domains.organisation.rules import coverage as rules
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD, PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.duties.models import Reminder, remind
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure

CHASING = (SECRECY_OFFICE, PERSONNEL, OFFICE_HEAD, LEADER, HEAD)


@procedure(
    "organisation.unit.chased",
    _("催签"),
    by=CHASING,
    cites=("ORG-07", "ORG-08"),
    rules=(rules.something_is_owed,),
)
def chase_unit(unit: Circle, *, remark: str, by: Person, at: datetime) -> list[Reminder]:
    """Remind everybody in the unit who owes a letter, a pledge or an acknowledgement."""
    duties = owed_in(unit).select_related("owner", "label")
    return [remind(duty, at, by=by, remark=remark) for duty in duties]
