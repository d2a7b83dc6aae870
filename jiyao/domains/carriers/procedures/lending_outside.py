"""Lending to another body: against a letter of introduction, and back in time (BOR-05)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.approving import BORROW_APPROVERS, borrow_approvers
from jiyao.domains.carriers.models import Copy, Move, OutsideLoan
from jiyao.domains.carriers.procedures.damaging import note_damage
from jiyao.domains.carriers.procedures.recalling import settle_recall
from jiyao.domains.carriers.returning import end_of_period
from jiyao.domains.carriers.rules import borrowing as rules
from jiyao.domains.carriers.rules import circulating, copies, folding
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import BY_SELF

CALL_BACK = duty_kind(
    "carriers.call_back", _("收回外单位借件"), act="carriers.copy.recalled", cites=("BOR-05",)
)


@procedure(
    "carriers.copy.lent-outside",
    _("借给外单位"),
    by=KEEPER,
    cites=("BOR-05",),
    rules=(
        copies.copy_is_not_missing,
        circulating.receiving_is_complete,
        copies.copy_is_in_the_room,
        folding.copy_is_not_in_a_folder,
        copies.copy_is_not_owed_to_its_issuer,
        rules.top_secret_stays,
        rules.letter_is_shown,
        rules.purpose_is_given,
        rules.period_is_limited,
    ),
    signature=BY_SELF,
    approval=Approval(
        by=BORROW_APPROVERS,
        fields=("copy", "body", "letter", "purpose", "days"),
        chosen=borrow_approvers,
    ),
)
def lend_outside(
    copy: Copy,
    *,
    body: str,
    bearer: str,
    letter: str,
    purpose: str,
    days: int,
    receipt: str,
    by: Person,
    at: datetime,
) -> OutsideLoan:
    """Hand a copy to the bearer of another body's letter; the keeper owes its return.

    letter: the number of the letter of introduction; receipt: the number of the bearer's receipt.
    """
    due = end_of_period(days, at)
    copy.move(Move.LENT_OUTSIDE, at, outside=body, due=due)
    open_duty(CALL_BACK, copy, by, at, due)
    return OutsideLoan.objects.create(
        copy=copy,
        label_id=copy.label_id,
        body=body,
        bearer=bearer,
        letter=letter,
        purpose=purpose,
        receipt=receipt,
        out_at=at,
        due_at=due,
        approved_by=approver_of("carriers.copy.lent-outside", copy),
        lent_by=by,
    )


@procedure(
    "carriers.copy.recalled",
    _("外单位归还"),
    by=KEEPER,
    cites=("BOR-05", "CIR-07"),
    rules=(
        copies.copy_is_not_missing,
        rules.copy_is_with_another_body,
        circulating.count_is_complete,
    ),
    signature=BY_SELF,
)
def call_back(copy: Copy, *, counted: int, condition: str, by: Person, at: datetime) -> OutsideLoan:
    """Book the return from another body, counted, into the confidential room.

    condition: what is damaged or soiled; empty for undamaged.
    """
    loan: OutsideLoan = copy.outside_loans.get(returned_at__isnull=True)
    loan.returned_at = at
    loan.counted = counted
    loan.condition = condition
    loan.save()
    copy.move(Move.BACK, at)
    close_duties(CALL_BACK, copy, at)
    settle_recall(copy.document, at)
    note_damage(copy, loan.body, condition, by, at)
    return loan
