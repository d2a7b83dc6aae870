"""The duty lists of the kinds of post: issued in versions (ORG-14)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import DutyList
from jiyao.domains.organisation.rules import duty_lists as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "organisation.duty-list.issued",
    _("修订岗位职责"),
    by=SECRECY_OFFICE,
    cites=("ORG-14",),
    rules=(rules.list_says_something_new,),
)
def issue_list(*, kind: str, text: str, by: Person, at: datetime) -> DutyList:
    """Issue a version of the duties of a kind of post; its people are asked to confirm it.

    kind: one of DutyList.KINDS; text: a duty a line.
    """
    rows = DutyList.objects.select_for_update().filter(kind_of=kind)
    last = max((row.version for row in rows), default=0)
    for row in rows:
        if row.until is None:
            row.end(at)
    return DutyList.objects.create(kind_of=kind, version=last + 1, text=text, since=at, set_by=by)
