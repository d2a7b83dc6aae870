"""Circulation: to one reader at a time, back to the keeper between any two (CIR-01 to CIR-03)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Leg, Move, Place
from jiyao.domains.carriers.procedures.damaging import note_damage
from jiyao.domains.carriers.procedures.legs import RETURN, end_leg, hand_out
from jiyao.domains.carriers.returning import latest_return, reading_rule
from jiyao.domains.carriers.rules import borrowing, copies, folding
from jiyao.domains.carriers.rules import circulating as rules
from jiyao.domains.carriers.rules.addressing import only_the_addressee_gets_it
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER, STAFF
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF, HAND_OVER, Signing


@procedure(
    "carriers.copy.sent",
    _("送阅"),
    by=KEEPER,
    cites=("CIR-01", "CIR-02", "CIR-03", "CIR-06", "CIR-15", "CIR-16"),
    rules=(
        copies.copy_is_not_missing,
        rules.receiving_is_complete,
        rules.copy_is_back_with_the_keeper,
        rules.opinion_is_given,
        only_the_addressee_gets_it,
        folding.copy_is_not_in_a_folder,
        copies.copy_is_not_owed_to_its_issuer,
        rules.reader_may_read,
        copies.place_is_rated,
        rules.due_is_within_the_rule,
    ),
    signature=HAND_OVER,
    late=True,
)
def send(
    copy: Copy, *, to: Person, place: Place, due: datetime | None, by: Person, at: datetime
) -> Leg:
    """Hand one copy from the confidential room to one reader, to read it in `place`.

    due: when it must be back; None for the latest that the return rule allows.
    """
    due = due or latest_return(copy, at)
    return hand_out(copy, Move.READING, to, at, due, place=place)


@procedure(
    "carriers.copy.read",
    _("阅毕签字"),
    by=STAFF,
    cites=("CIR-03", "CIR-06"),
    rules=(rules.signer_holds_the_copy, rules.reading_is_not_yet_signed),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def sign_as_read(copy: Copy, *, by: Person, at: datetime) -> Leg:
    """Sign, with full name and time, that the reading is finished; what was sent to be read and is
    due back on reading must go back now."""
    leg: Leg = copy.legs.get(returned_at__isnull=True)
    leg.read_at = at
    if leg.kind_of == Leg.Kind.READING and reading_rule(copy, at) == "on_reading":
        leg.due_at = at
        copy.due_at = at
        copy.save()
        close_duties(RETURN, copy, at)
        open_duty(RETURN, copy, by, at, at)
    leg.save()
    return leg


@procedure(
    "carriers.copy.returned",
    _("收回"),
    by=KEEPER,
    cites=(
        "BOR-02",
        "BOR-04",
        "CAR-01",
        "CIR-01",
        "CIR-02",
        "CIR-06",
        "CIR-07",
        "CIR-13",
        "DOC-21",
    ),
    rules=(
        copies.copy_is_not_missing,
        rules.copy_is_out,
        folding.copy_is_not_in_a_folder,
        rules.giver_is_the_holder,
        rules.count_is_complete,
        borrowing.excerpts_are_checked,
    ),
    signature=Signing(("by", "reader")),
    late=True,
)
def take_back(
    copy: Copy,
    *,
    reader: Person,
    counted: int,
    condition: str,
    read: bool = False,
    by: Person,
    at: datetime,
) -> Leg:
    """Take a copy back from its reader, counted, into the confidential room.

    condition: what is damaged or soiled, which is then looked into; empty for undamaged; read:
    whether the reader, who signs for the return, signs by it for having read, too (CIR-06).
    """
    leg = end_leg(copy, Move.BACK, at, counted, condition, read)
    assert leg  # noqa: S101 - the rules ask that it is out
    note_damage(copy, str(reader), condition, by, at)
    return leg
