"""Borrowing: approved, read in the reading place, back in time, never passed on (BOR-01 to 04)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.approving import BORROW_APPROVERS, borrow_approvers
from jiyao.domains.carriers.models import Copy, Leg, Loan, Move, Place
from jiyao.domains.carriers.procedures.legs import hand_out
from jiyao.domains.carriers.returning import end_of_period
from jiyao.domains.carriers.rules import borrowing as rules
from jiyao.domains.carriers.rules import circulating, copies
from jiyao.domains.carriers.rules.addressing import only_the_addressee_gets_it
from jiyao.foundation.access.roles import KEEPER, LEADER
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import HAND_OVER

LENDING = (
    copies.copy_is_not_missing,
    copies.copy_is_not_owed_to_its_issuer,
    circulating.receiving_is_complete,
    rules.copy_is_not_passed_on,
    rules.top_secret_may_be_lent,
    only_the_addressee_gets_it,
    rules.borrower_may_read,
    rules.purpose_is_given,
    rules.period_is_limited,
    copies.place_is_rated,
)
BOUND = ("copy", "to", "purpose", "place", "days")


@procedure(
    "carriers.copy.lent",
    _("借阅"),
    by=KEEPER,
    cites=("BOR-01", "BOR-02", "BOR-04"),
    rules=(*LENDING, rules.it_is_read_in_the_reading_place),
    signature=HAND_OVER,
    approval=Approval(by=BORROW_APPROVERS, fields=BOUND, chosen=borrow_approvers),
    late=True,
)
def lend(
    copy: Copy, *, to: Person, purpose: str, place: Place, days: int, by: Person, at: datetime
) -> Loan:
    """Lend a copy for consultation in a reading place, as approved, and draw it from its folder.

    days: calendar days, today being the first.
    """
    return _lend(copy, "carriers.copy.lent", to, purpose, place, days, "", by, at)


@procedure(
    "carriers.copy.lent-out",
    _("借出阅览处所（例外）"),
    by=KEEPER,
    cites=("BOR-01", "BOR-02", "BOR-04"),
    rules=(*LENDING, rules.it_may_leave_the_reading_place, rules.exception_is_explained),
    signature=HAND_OVER,
    approval=Approval(by=(LEADER,), fields=(*BOUND, "exception")),
    exceptional=True,
)
def lend_out(
    copy: Copy,
    *,
    to: Person,
    purpose: str,
    place: Place,
    days: int,
    exception: str,
    by: Person,
    at: datetime,
) -> Loan:
    """Lend a copy out of the reading place, where the setting lets a leader make an exception.

    exception: why it must leave; days: calendar days, today being the first.
    """
    return _lend(copy, "carriers.copy.lent-out", to, purpose, place, days, exception, by, at)


def _lend(
    copy: Copy,
    code: str,
    to: Person,
    purpose: str,
    place: Place,
    days: int,
    exception: str,
    by: Person,
    at: datetime,
) -> Loan:
    due = end_of_period(days, at)
    for item in copy.folder_items.filter(until__isnull=True):
        item.end(at)
    details = {"kind_of": Leg.Kind.LOAN, "place": place, "purpose": purpose}
    leg = hand_out(copy, Move.LENT, to, at, due, **details)
    return Loan.objects.create(
        leg=leg,
        label_id=copy.label_id,
        out_at=at,
        days=days,
        exception=exception,
        approved_by=approver_of(code, copy),
        lent_by=by,
    )
