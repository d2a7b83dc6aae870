"""A copy for one person: the exception, approved, with a reason and a day to clear it (DOC-13)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Leg, Move, Place
from jiyao.domains.carriers.procedures.legs import hand_out
from jiyao.domains.carriers.rules import circulating, copies, folding
from jiyao.domains.carriers.rules import distributing as rules
from jiyao.domains.carriers.rules.addressing import only_the_addressee_gets_it
from jiyao.foundation.access.roles import KEEPER, LEADER
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.signing import HAND_OVER


@procedure(
    "carriers.copy.given",
    _("发给个人"),
    by=KEEPER,
    cites=("DOC-13",),
    rules=(
        copies.copy_is_not_missing,
        circulating.receiving_is_complete,
        circulating.copy_is_back_with_the_keeper,
        circulating.opinion_is_given,
        folding.copy_is_not_in_a_folder,
        copies.copy_is_not_owed_to_its_issuer,
        only_the_addressee_gets_it,
        circulating.reader_may_read,
        copies.place_is_rated,
        rules.personal_copy_has_a_reason,
        rules.personal_copy_is_cleared_in_time,
    ),
    signature=HAND_OVER,
    approval=Approval(by=(LEADER,), fields=("copy", "to", "place", "reason", "until")),
    exceptional=True,
)
def give(
    copy: Copy, *, to: Person, place: Place, reason: str, until: datetime, by: Person, at: datetime
) -> Leg:
    """Let one person keep a copy in `place` until a day on which it is cleared."""
    return hand_out(copy, Move.DELIVERED, to, at, until, place=place, purpose=reason)
