"""The handling ceiling is raised by two administrators, with the number of the assessment."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Ceiling, Level
from jiyao.foundation.access.roles import SECURITY, SYSTEM
from jiyao.foundation.accounts import rules
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure


@procedure(
    "access.ceiling.set",
    _("调整处理上限"),
    by=SECURITY,
    cites=("SYS-10",),
    rules=(rules.assessment_is_named,),
    approval=Approval(by=(SYSTEM,), fields=("level", "assessment")),
)
def set_ceiling(*, level: Level, assessment: str, by: Person, at: datetime) -> Ceiling:
    """Set the highest level whose content this installation may hold."""
    for former in Ceiling.objects.holding_at(at):
        former.end(at)
    return Ceiling.objects.create(level=level, assessment=assessment, since=at, set_by=by)
