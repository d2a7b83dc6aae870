"""Reasons not to hold an interview: not approved, the journalists have not signed (PUB-11)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.release.models import Interview


@rule("PUB-11")
def it_waits_for_approval(interview: "Interview") -> Refusal | None:
    return None if interview.approved_at is None else Refusal(_("已经批准"))


@rule("PUB-11")
def it_was_approved(interview: "Interview") -> Refusal | None:
    if interview.approved_at is not None:
        return None
    return Refusal(_("采访还没有领导批准"), _("请先提出申请，批准后办理“批准采访”"))


@rule("PUB-11")
def journalists_have_not_signed(interview: "Interview") -> Refusal | None:
    return None if interview.signed_on is None else Refusal(_("已经登记签收"))


@rule("PUB-11")
def journalists_have_signed(interview: "Interview") -> Refusal | None:
    if interview.signed_on is not None:
        return None
    return Refusal(
        _("采编人员还没有签收不得报道的内容"), _("请当面讲明，由采编人员签字后“登记签收”")
    )


@rule("PUB-11")
def sheet_was_signed_by_now(
    interview: "Interview", signed_on: date, at: datetime
) -> Refusal | None:
    approved = interview.approved_at
    if approved is None or timezone.localdate(approved) <= signed_on <= timezone.localdate(at):
        return None
    return Refusal(_("签收日期应在批准以后、今天以前"), _("请核对告知书上的日期"))


@rule("PUB-11")
def it_was_not_held(interview: "Interview") -> Refusal | None:
    return None if interview.held_at is None else Refusal(_("已经登记采访"))


@rule("PUB-11")
def host_or_office_does_it(interview: "Interview", by: Person, at: datetime) -> Refusal | None:
    if by.pk == interview.host_id or SECRECY_OFFICE.code in roles_of(by, at):
        return None
    return Refusal(_("由接受采访人或保密办办理"), _("请告知其办理"))
