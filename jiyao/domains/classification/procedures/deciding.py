"""Deciding: the officer reviews, the leader signs, each another person (CLS-01, CLS-02)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Event, Item, note
from jiyao.domains.classification.procedures.numbering import put_in_force
from jiyao.domains.classification.procedures.passing import hand_on
from jiyao.domains.classification.rules import deciding as rules
from jiyao.domains.classification.rules.group import judges, reported
from jiyao.foundation.access.roles import CLASSIFIER, HEAD, LEADER, SECRECY_OFFICE, STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF
from jiyao.foundation.regime.citations import carries_out

carries_out(f"{__name__}.sign", "CLS-02", "CLS-16", means=("approve",))
carries_out("jiyao.domains.classification.rules.paths", "CLS-13")


@procedure(
    "classification.item.reviewed",
    _("审核定密"),
    by=(CLASSIFIER, LEADER, HEAD),
    cites=("CLS-02", "CLS-11"),
    rules=(
        rules.nobody_decides_his_own,
        rules.item_waits_for_the_officer,
        rules.officer_has_the_power,
        rules.deviation_is_allowed,
        rules.words_are_below_the_ceiling,
    ),
    signature=BY_SELF,
    instead=("classification.item.returned",),
)
def review(item: Item, *, words: str, by: Person, at: datetime) -> Item:
    """Agree with a proposal as the deciding officer; the leader signs next."""
    item.officer = by
    item.state = Item.State.REVIEWED
    return _step(item, Event.What.REVIEWED, words, by, at)


@procedure(
    "classification.item.opined",
    _("发表小组意见"),
    by=STAFF,
    cites=("CLS-02", "CLS-16"),
    rules=(
        rules.nobody_decides_his_own,
        rules.item_waits_for_the_group,
        rules.member_of_the_group_speaks_once,
        rules.deviation_is_allowed,
        rules.words_are_below_the_ceiling,
    ),
    signature=BY_SELF,
)
def opine(item: Item, *, agrees: bool, words: str, by: Person, at: datetime) -> Item:
    """Give one's opinion as a member of the group; more than half of those who judge decide."""
    what = Event.What.AGREED if agrees else Event.What.OBJECTED
    note(item, what, by, at, words)
    voices = judges(item, at)
    since = reported(item)
    said = item.events.filter(what=what, at__gte=since, by__in=voices).count()  # type: ignore[attr-defined]
    if 2 * said > voices.count():
        item.state = Item.State.REVIEWED if agrees else Item.State.RETURNED
        item.save()
        hand_on(item, at)
    return item


@procedure(
    "classification.item.signed",
    _("审签定密"),
    by=(LEADER, HEAD),
    cites=("CLS-02", "CLS-03"),
    rules=(
        rules.nobody_decides_his_own,
        rules.item_waits_for_the_leader,
        rules.signer_did_not_review,
        rules.deviation_is_allowed,
        rules.words_are_below_the_ceiling,
    ),
    signature=BY_SELF,
    instead=("classification.item.returned",),
)
def sign(item: Item, *, words: str, by: Person, at: datetime) -> Item:
    """Sign a proposal: from now on it is secret and has its number."""
    item.leader = by
    put_in_force(item, at)
    return _step(item, Event.What.SIGNED, words, by, at)


@procedure(
    "classification.item.adopted",
    _("登记集体或上级的决定"),
    by=SECRECY_OFFICE,
    cites=("CLS-02", "CLS-03"),
    rules=(
        rules.nobody_decides_his_own,
        rules.item_waits_for_a_body,
        rules.body_has_the_authority,
    ),
    signature=BY_SELF,
)
def adopt(item: Item, *, body: str, reference: str, by: Person, at: datetime) -> Item:
    """Book the decision of the committee or the superior, with its number.

    body: a key of rules.deciding.BODIES.
    """
    put_in_force(item, at)
    return _step(item, Event.What.ADOPTED, f"{rules.BODIES[body]} {reference}", by, at)


@procedure(
    "classification.item.deviation-allowed",
    _("登记同意偏离目录"),
    by=SECRECY_OFFICE,
    cites=("CLS-01",),
    rules=(rules.nobody_decides_his_own, rules.deviation_waits_for_consent),
    signature=BY_SELF,
)
def allow_deviation(item: Item, *, body: str, reference: str, by: Person, at: datetime) -> Item:
    """Book that the committee or the superior agrees with leaving the catalogue."""
    item.allowed = f"{rules.BODIES[body]} {reference}"
    return _step(item, Event.What.ALLOWED, item.allowed, by, at)


@procedure(
    "classification.item.returned",
    _("退回修改"),
    by=(CLASSIFIER, LEADER, HEAD, SECRECY_OFFICE),
    cites=("CLS-02",),
    rules=(
        rules.nobody_decides_his_own,
        rules.item_is_under_way,
        rules.words_are_below_the_ceiling,
    ),
    exceptional=True,
)
def send_back(item: Item, *, words: str, by: Person, at: datetime) -> Item:
    """Send a proposal back to its drafter, saying what to change."""
    item.state = Item.State.RETURNED
    return _step(item, Event.What.RETURNED, words, by, at)


def _step(item: Item, what: str, words: str, by: Person, at: datetime) -> Item:
    item.save()
    note(item, what, by, at, words)
    hand_on(item, at)
    return item
