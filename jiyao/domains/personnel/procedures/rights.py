"""Entitlements, compensation for restrictions, and suggestions answered (PER-10, PER-18)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Compensation, Entitlement, PersonFile, Suggestion
from jiyao.domains.personnel.rules import rights as rules
from jiyao.domains.personnel.settings import SUGGESTION_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty, own_table
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

RECEIVE = duty_kind(
    "personnel.compensation_receipt", _("确认收到补偿"), act="personnel.compensation.received"
)
ANSWER = duty_kind(
    "personnel.suggestion_answer", _("答复建议"), act="personnel.suggestion.answered"
)


@procedure(
    "personnel.entitlement.granted",
    _("登记权益"),
    by=PERSONNEL,
    cites=("PER-10",),
    rules=(rules.nobody_grants_himself,),
    exceptional=True,
)
def grant_entitlement(
    file: PersonFile, *, kind: str, what: str, basis: str, by: Person, at: datetime
) -> Entitlement:
    """Book what a person is given because of the post. kind: a value of Entitlement.Kind."""
    return Entitlement.objects.create(
        person=file.person, kind_of=kind, what=what, basis=basis, since=at, set_by=by
    )


@procedure(
    "personnel.entitlement.ended",
    _("停止权益"),
    by=PERSONNEL,
    cites=("PER-10",),
    rules=(rules.entitlement_goes_on,),
    exceptional=True,
)
def end_entitlement(entitlement: Entitlement, *, by: Person, at: datetime) -> Entitlement:
    """Let somebody no longer be given it."""
    entitlement.end(at)
    return entitlement


@procedure(
    "personnel.compensation.granted",
    _("登记限制和补偿"),
    by=PERSONNEL,
    cites=("PER-18",),
    rules=(rules.nobody_grants_himself,),
    exceptional=True,
)
def grant_compensation(
    file: PersonFile,
    *,
    restricted: str,
    what: str,
    given: str,
    basis: str,
    by: Person,
    at: datetime,
) -> Compensation:
    """Book what somebody may not do for secrecy's sake, and what is given for it.

    restricted: a value of Compensation.Restricted. The person owes the receipt.
    """
    made = Compensation.objects.create(
        person=file.person,
        restricted=restricted,
        what=what,
        given=given,
        basis=basis,
        granted_at=at,
        granted_by=by,
    )
    if file.person.is_active:
        open_duty(RECEIVE, made, file.person, at, None)
    return made


@procedure(
    "personnel.compensation.received",
    _("确认收到补偿"),
    by=STAFF,
    cites=("PER-18",),
    rules=(rules.compensation_is_not_received, rules.receiver_confirms_himself),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def receive(compensation: Compensation, *, by: Person, at: datetime) -> Compensation:
    """Confirm, with one's own PIN, that the compensation was received."""
    return _received(compensation, "", at)


@procedure(
    "personnel.compensation.receipt-booked",
    _("登记纸质收据"),
    by=PERSONNEL,
    cites=("PER-18",),
    rules=(rules.compensation_is_not_received, rules.receipt_is_booked_by_another),
)
def book_receipt(
    compensation: Compensation, *, receipt: str, by: Person, at: datetime
) -> Compensation:
    """Book a receipt signed on paper. receipt: its number."""
    return _received(compensation, receipt, at)


@procedure("personnel.suggestion.made", _("提出建议"), by=STAFF, cites=("PER-18",))
def suggest(*, text: str, by: Person, at: datetime) -> Suggestion:
    """Propose something about the protection of secrets; the secrecy office owes the answer."""
    day = add_working_days(timezone.localdate(at), SUGGESTION_DAYS.at(at), own_table())
    due = at_closing(day)
    made = Suggestion.objects.create(person=by, text=text, made_at=at, due_at=due)
    for owner in holders_of(SECRECY_OFFICE.code, at):
        if owner.pk != by.pk:
            open_duty(ANSWER, made, owner, at, due)
    return made


@procedure(
    "personnel.suggestion.answered",
    _("答复建议"),
    by=SECRECY_OFFICE,
    cites=("PER-18",),
    rules=(rules.suggestion_is_unanswered, rules.nobody_answers_himself),
)
def answer_suggestion(
    suggestion: Suggestion, *, answer: str, by: Person, at: datetime
) -> Suggestion:
    """Answer a suggestion; who made it sees the answer."""
    suggestion.answer = answer
    suggestion.answered_at = at
    suggestion.answered_by = by
    suggestion.save()
    close_duties(ANSWER, suggestion, at)
    return suggestion


def _received(compensation: Compensation, receipt: str, at: datetime) -> Compensation:
    compensation.received_at = at
    compensation.receipt = receipt
    compensation.save()
    close_duties(RECEIVE, compensation, at)
    return compensation
