"""Asking a higher body what is unclear or disputed; until then the highest claim protects."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.altering import Terms, Why, alter, protect_at, terms_of
from jiyao.domains.classification.models import Event, Item, Referral, Rung, note
from jiyao.domains.classification.procedures.expiring import DECIDES, put_out_of_force
from jiyao.domains.classification.procedures.numbering import put_in_force
from jiyao.domains.classification.procedures.passing import hand_on
from jiyao.domains.classification.rules import deciding, expiring
from jiyao.domains.classification.rules import referring as rules
from jiyao.domains.classification.settings import REFERRAL_DAYS
from jiyao.domains.classification.settling import ANSWER, answered, settled
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import HEAD, LEADER, SECRECY_OFFICE
from jiyao.foundation.calendar.opening import at_closing, holders_of
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.models import open_duty, own_table
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.signing import BY_SELF

ASKS = (*DECIDES, SECRECY_OFFICE)


@procedure(
    "classification.item.referred",
    _("不明确，报请确定密级"),
    by=ASKS,
    cites=("CLS-10",),
    rules=(
        rules.nothing_is_referred,
        deciding.item_is_under_way,
        rules.highest_claim_protects,
    ),
    approval=Approval(by=(LEADER, HEAD), fields=("item", "highest", "body")),
    exceptional=True,
)
def refer(
    item: Item, *, highest: Level, body: str, reference: str, by: Person, at: datetime
) -> Item:
    """Ask a higher body whether a proposal is secret, or at which level.

    highest: the highest level that anybody proposed, at which it is protected; body: a value of
    Rung.Body; reference: the number of the letter that asks.
    """
    referral = _open(item, Referral.Ground.UNCLEAR, highest, by, at)
    item.state = Item.State.REFERRED
    protect_at(item, highest, at)
    rung = _ask(referral, body, reference, at)
    note(item, Event.What.REFERRED, by, at, f"{rung} {reference}")
    hand_on(item, at)
    return item


@procedure(
    "classification.item.disputed",
    _("密级有争议，提请裁定"),
    by=ASKS,
    cites=("CLS-21",),
    rules=(
        rules.nothing_is_referred,
        expiring.item_is_in_force,
        rules.highest_claim_protects,
        rules.positions_are_below_the_ceiling,
    ),
    approval=Approval(by=(LEADER, HEAD), fields=("item", "highest", "body", "parties")),
    exceptional=True,
)
def dispute(
    item: Item,
    *,
    highest: Level,
    parties: str,
    positions: str,
    body: str,
    reference: str,
    by: Person,
    at: datetime,
) -> Item:
    """Ask a higher body to rule on the level of an item in force.

    highest: the highest level that a party claims; parties: who disagrees; positions: what each
    says, below the ceiling; body: a value of Rung.Body; reference: the number of the letter.
    """
    referral = _open(item, Referral.Ground.DISPUTED, highest, by, at)
    referral.parties, referral.positions = parties, positions
    referral.save()
    rung = _ask(referral, body, reference, at)
    terms = terms_of(item, at)
    why = Why(Event.What.DISPUTED, f"{rung} {reference}", reference)
    alter(item, Terms(highest, terms.period, terms.circles), why, by, at)
    return item


@procedure(
    "classification.referral.passed-on",
    _("报请上一级"),
    by=SECRECY_OFFICE,
    cites=("CLS-10", "CLS-21"),
    rules=(rules.referral_is_open, rules.body_stands_higher),
)
def refer_higher(
    referral: Referral, *, body: str, reference: str, by: Person, at: datetime
) -> Referral:
    """Ask the next body of the ladder, when the former cannot say or its answer is not accepted."""
    answered(referral, at)
    rung = _ask(referral, body, reference, at)
    note(referral.item, Event.What.HIGHER, by, at, f"{rung} {reference}")
    return referral


@procedure(
    "classification.referral.settled",
    _("登记确定的密级"),
    by=SECRECY_OFFICE,
    cites=("CLS-10", "CLS-21"),
    rules=(rules.referral_is_open, rules.ruling_can_be),
    signature=BY_SELF,
)
def settle(
    referral: Referral,
    *,
    level: Level,
    period: str,
    long_basis: str,
    reference: str,
    by: Person,
    at: datetime,
) -> Referral:
    """Enter what the body has determined: the item is secret at this level for this period."""
    item = _locked_item(referral)
    item.long_basis = long_basis
    ruling = level.mark(period)
    if referral.ground == Referral.Ground.DISPUTED:
        new = Terms(level, period, item.chosen_circles(at))
        alter(item, new, Why(Event.What.SETTLED, ruling, reference), by, at)
    else:
        item.period = period
        item.ends_on = item.term.ends(item.starts)
        protect_at(item, level, at)
        put_in_force(item, at)
        item.save()
        note(item, Event.What.SETTLED, by, at, f"{ruling} {reference}")
    return settled(referral, ruling, reference, by, at)


@procedure(
    "classification.referral.cleared",
    _("登记确定不属秘密"),
    by=SECRECY_OFFICE,
    cites=("CLS-10", "CLS-21"),
    rules=(rules.referral_is_open,),
    signature=BY_SELF,
)
def clear(referral: Referral, *, reference: str, by: Person, at: datetime) -> Referral:
    """Enter that the body has found the item to be no secret; its scope stays."""
    item, ruling, what = _locked_item(referral), _now("不属秘密"), Event.What.RELEASED
    if referral.ground == Referral.Ground.UNCLEAR:
        what = Event.What.CLEARED
        protect_at(item, referral.former, at)
    settled(referral, ruling, reference, by, at)
    put_out_of_force(item, what, by, at, f"{ruling} {reference}")
    return referral


def _locked_item(referral: Referral) -> Item:
    rows = Item.objects.for_acting().filter(pk=referral.item_id)
    return rows.select_for_update(of=("self",)).get()  # type: ignore[no-any-return]


def _open(item: Item, ground: str, highest: Level, by: Person, at: datetime) -> Referral:
    return Referral.objects.create(
        item=item,
        label_id=item.label_id,
        ground=ground,
        former_id=item.label.level_id,
        highest=highest,
        opened_by=by,
        opened_at=at,
    )


def _ask(referral: Referral, body: str, reference: str, at: datetime) -> Rung:
    days = REFERRAL_DAYS.at(at)
    due = at_closing(add_working_days(timezone.localdate(at), days, own_table()))
    fields: dict[str, Any] = {"referral": referral, "label_id": referral.label_id, "body": body}
    for person in holders_of(SECRECY_OFFICE.code, at):
        open_duty(ANSWER, referral, person, at, due)
    return Rung.objects.create(reference=reference, sent_at=at, due_at=due, **fields)
