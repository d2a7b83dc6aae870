"""Agreements about trade secrets: drawn up, signed, called to mind, seen to (PER-13)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Agreement, PersonFile
from jiyao.domains.personnel.rules import agreements as rules
from jiyao.domains.personnel.settings import AGREEMENT_NOTICE
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PERSONNEL, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import Duty, close_duties, open_duty
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

SIGN = duty_kind(
    "personnel.agreement_sign", _("签署商业秘密协议"), act="personnel.agreement.signed"
)
RENEW = duty_kind(
    "personnel.agreement_end", _("处理到期的商业秘密协议"), act="personnel.agreement.closed"
)


@procedure(
    "personnel.agreement.drawn-up",
    _("拟订商业秘密协议"),
    by=PERSONNEL,
    cites=("PER-13",),
    rules=(rules.term_ends_after_it_begins, rules.competing_is_limited_and_paid),
    exceptional=True,
)
def draw_up_agreement(
    file: PersonFile,
    *,
    kind: str,
    starts_on: date,
    ends_on: date | None,
    compensation: str,
    by: Person,
    at: datetime,
) -> Agreement:
    """Draw up an agreement; the person owes the signature. kind: a value of Agreement.Kind.

    ends_on: the first day on which it no longer binds; None until the information is public.
    """
    made = Agreement.objects.create(
        person=file.person,
        kind_of=kind,
        compensation=compensation,
        drawn_up_at=at,
        since=start_of(starts_on),
        until=start_of(ends_on) if ends_on else None,
        set_by=by,
    )
    if file.person.is_active:
        open_duty(SIGN, made, file.person, at, None)
    return made


@procedure(
    "personnel.agreement.signed",
    _("签署商业秘密协议"),
    by=STAFF,
    cites=("PER-13",),
    rules=(rules.agreement_is_unsigned, rules.agreement_is_his_own),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def sign_agreement(agreement: Agreement, *, by: Person, at: datetime) -> Agreement:
    """Sign an agreement on the screen, with one's own PIN."""
    return _signed(agreement, "", at, at)


@procedure(
    "personnel.agreement.booked",
    _("登记纸质协议"),
    by=PERSONNEL,
    cites=("PER-13",),
    rules=(
        rules.agreement_is_unsigned,
        rules.agreement_is_of_another,
        rules.sheet_is_signed_by_now,
    ),
)
def book_agreement(
    agreement: Agreement, *, signed_on: date, paper: str, by: Person, at: datetime
) -> Agreement:
    """Book that an agreement was signed on paper. paper: the number of the sheet."""
    return _signed(agreement, paper, start_of(signed_on), at)


@procedure(
    "personnel.agreement.closed",
    _("终止商业秘密协议"),
    by=PERSONNEL,
    cites=("PER-13",),
    rules=(rules.agreement_is_open, rules.agreement_is_of_another),
    exceptional=True,
)
def close_agreement(agreement: Agreement, *, outcome: str, by: Person, at: datetime) -> Agreement:
    """See to an agreement whose term is over, or that holds no longer. outcome: how, in words."""
    agreement.closed_at = at
    agreement.closed_by = by
    agreement.outcome = outcome
    agreement.save()
    for kind in (SIGN, RENEW):
        close_duties(kind, agreement, at)
    return agreement


def to_call_to_mind(at: datetime) -> Iterator[Agreement]:
    """Yield each agreement whose term is over soon and that nobody was asked to see to."""
    ending = Agreement.objects.ending_by(at + timedelta(days=AGREEMENT_NOTICE.at(at)))
    asked = Duty.objects.pending().filter(kind_code=RENEW).values("subject_ref")
    yield from ending.exclude(public_id__in=asked).select_related("person").order_by("pk")


def call_to_mind(agreement: Agreement, at: datetime) -> None:
    """Let the personnel office owe it, inside an act."""
    due = at_closing(timezone.localdate(agreement.until))
    for owner in holders_of(PERSONNEL.code, at):
        open_duty(RENEW, agreement, owner, at, due)


def _signed(agreement: Agreement, paper: str, signed: datetime, at: datetime) -> Agreement:
    agreement.signed_at = signed
    agreement.paper = paper
    agreement.save()
    close_duties(SIGN, agreement, at)
    return agreement
