"""For whom a level is: its reader group, named with a leader's approval (CLS-12)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level, LevelGroup
from jiyao.foundation.access.roles import LEADER, SECRECY_OFFICE
from jiyao.foundation.accounts import rules
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import Approval, procedure


@procedure(
    "access.group.named",
    _("规定阅读群体"),
    by=SECRECY_OFFICE,
    cites=("CLS-12",),
    rules=(rules.group_changes,),
    approval=Approval(by=(LEADER,), fields=("level", "circles")),
)
def name_group(level: Level, *, circles: list[Circle], by: Person, at: datetime) -> Level:
    """Name the circles that a level is for; nobody named opens it to no limit of its own.

    From now on nobody else is cleared for it and no scope goes beyond them; what was given before
    stays until it is taken back.
    """
    for former in LevelGroup.objects.holding_at(at).filter(level=level.pk):
        former.end(at)
    for circle in circles:
        LevelGroup.objects.create(level=level, circle=circle, since=at, set_by=by)
    return level
