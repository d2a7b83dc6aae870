"""Access to secrets suspended and resumed; clearance follows at once (PER-19)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Bar, PersonFile
from jiyao.domains.personnel.rules import bars as rules
from jiyao.domains.personnel.rules.leave import absent_person_is_back_and_dealt_with
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "personnel.access.suspended",
    _("暂停接触秘密"),
    by=SECRECY_OFFICE,
    cites=("PER-19",),
    exceptional=True,
)
def suspend(file: PersonFile, *, reason: str, by: Person, at: datetime) -> Bar:
    """Let none of a person's clearance hold, from the next request in every session."""
    return Bar.objects.create(
        person=file.person, kind_of=Bar.Kind.SUSPENDED, reason=reason, since=at, set_by=by
    )


@procedure(
    "personnel.access.resumed",
    _("恢复接触秘密"),
    by=SECRECY_OFFICE,
    cites=("PER-19",),
    rules=(
        rules.suspension_goes_on,
        rules.nobody_resumes_himself,
        absent_person_is_back_and_dealt_with,
    ),
    exceptional=True,
)
def resume(bar: Bar, *, by: Person, at: datetime) -> Bar:
    """End a suspension; clearance is again what the facts say."""
    bar.end(at)
    return bar
