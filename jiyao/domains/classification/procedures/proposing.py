"""Proposing: level, period, scope, copies and their numbers at once, by the drafter (CLS-03)."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import Draft
from jiyao.domains.classification.models import (
    Event,
    Item,
    ItemContent,
    Source,
    labelled_for,
    limit_to,
    note,
    own_circles,
)
from jiyao.domains.classification.procedures.numbering import put_in_force
from jiyao.domains.classification.procedures.passing import hand_on
from jiyao.domains.classification.rules import asking, deciding, deriving
from jiyao.domains.classification.rules import proposing as rules
from jiyao.domains.classification.rules.group import members
from jiyao.domains.classification.rules.paths import path_of
from jiyao.domains.classification.settings import GROUP_PATH
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE, STAFF
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

JUDGED = (
    rules.draft_is_whole,
    rules.period_can_be,
    rules.title_is_below_the_ceiling,
    asking.drafter_is_cleared,
    rules.line_is_in_force,
    rules.catalogue_is_followed,
    rules.nothing_forbids_secrecy,
    rules.trade_secret_has_a_category,
    deriving.sources_are_named,
    deriving.sources_may_be_read,
    deriving.sources_are_in_force,
    deriving.nothing_falls_below_its_sources,
    rules.scope_is_for_the_group,
    asking.officer_is_asked,
    asking.leader_is_asked,
    asking.group_can_judge,
)
CARRIED_OUT = ("CLS-01", "CLS-02", "CLS-03", "CLS-07", "CLS-15")


@procedure(
    "classification.item.proposed",
    _("拟定密级"),
    by=STAFF,
    cites=CARRIED_OUT,
    rules=JUDGED,
    signature=BY_SELF,
)
def propose(*, draft: Draft, by: Person, at: datetime) -> Item:
    """Propose that something is secret: five things determined together, on a basis."""
    label = labelled_for(draft.level, [*draft.circles, *_taking_part(draft, by, at)], by, at)
    item = Item(label=label, drafter=by, drafted_at=at, unit_id=by.unit_id)
    _write(item, draft, by, at)
    note(item, Event.What.PROPOSED, by, at)
    hand_on(item, at)
    return item


@procedure(
    "classification.item.revised",
    _("修改后再报"),
    by=STAFF,
    cites=CARRIED_OUT,
    rules=(deciding.drafter_does_it, deciding.item_may_be_changed, *JUDGED),
    signature=BY_SELF,
)
def revise(item: Item, *, draft: Draft, by: Person, at: datetime) -> Item:
    """Hand a proposal in again, changed; whoever decided before decides anew."""
    label = Label.objects.get(pk=item.label_id)
    label.level_id = draft.level.pk
    label.save()
    limit_to(label, [*draft.circles, *_taking_part(draft, by, at)], by, at)
    item.allowed = ""
    _write(item, draft, by, at)
    note(item, Event.What.REVISED, by, at)
    hand_on(item, at)
    return item


@procedure(
    "classification.item.withdrawn",
    _("撤回拟定"),
    by=STAFF,
    cites=("CLS-02",),
    rules=(deciding.drafter_does_it, deciding.item_may_be_changed),
    exceptional=True,
)
def withdraw(item: Item, *, by: Person, at: datetime) -> Item:
    """Take a proposal back before anybody has reviewed it; it stays in the register as such."""
    item.state = Item.State.WITHDRAWN
    item.save()
    note(item, Event.What.WITHDRAWN, by, at)
    hand_on(item, at)
    return item


@procedure(
    "classification.item.entered",
    _("登记外来事项"),
    by=(KEEPER, SECRECY_OFFICE),
    cites=("CLS-07", "CLS-17"),
    rules=(
        rules.draft_is_whole,
        rules.period_can_be,
        rules.title_is_below_the_ceiling,
        rules.scope_is_for_the_group,
    ),
)
def enter_outside(*, draft: Draft, by: Person, at: datetime) -> Item:
    """Enter what another organ has decided, so that what derives from it can follow it."""
    return put_in_force_at_once(draft, Item.Kind.OUTSIDE, Event.What.ENTERED, by, at)


def put_in_force_at_once(draft: Draft, kind: str, what: str, by: Person, at: datetime) -> Item:
    """Let what nobody here decides on be protected as drafted, inside an act.

    kind: a value of Item.Kind; what: of Event.What. Who enters an outside item need not read it.
    """
    own = _taking_part(draft, by, at) if kind == Item.Kind.PRESUMED else []
    label = labelled_for(draft.level, [*draft.circles, *own], by, at)
    item = Item(label=label, drafter=by, drafted_at=at, unit_id=by.unit_id if own else None)
    _write(item, replace(draft, kind=kind), by, at)
    put_in_force(item, at)
    item.save()
    note(item, what, by, at)
    return item


def _write(item: Item, draft: Draft, by: Person, at: datetime) -> None:
    item.state, item.path = Item.State.PROPOSED, path_of(draft.level, at)
    item.kind_of, item.case = draft.kind, draft.case
    item.line_id = draft.line.pk if draft.line else None
    item.catalogued = draft.line.in_full if draft.line else ""
    item.basis, item.checked, item.phone = draft.basis, sorted(draft.checked), draft.phone
    item.deviation = draft.deviation.strip() if rules.departures(draft, at) else ""
    item.category = draft.category
    item.project_id = draft.project.pk if draft.project else None
    item.protected_id = draft.protected.pk if draft.protected else None
    item.code_title, item.long_basis = draft.code_title, draft.long_basis
    item.period, item.starts = draft.period.strip(), draft.starts
    item.ends_on = item.term.ends(draft.starts)
    item.copies, item.first_copy = draft.copies, draft.first_copy
    item.officer_id = draft.officer.pk if draft.officer else None
    item.leader_id = draft.leader.pk if draft.leader else None
    item.save()
    _put_title(item, draft.title)
    _put_sources(item, draft.sources, by, at)


def _put_title(item: Item, title: str) -> None:
    content = ItemContent.objects.filter(item=item).first()
    if content is None:
        content = ItemContent(item=item, label_id=item.label_id)
    if title or content.pk:
        content.title = title
        content.save()


def _put_sources(item: Item, origins: list[Item], by: Person, at: datetime) -> None:
    named = Source.objects.holding_at(at).filter(item=item)
    there = {source.origin_id: source for source in named}
    wanted = {origin.pk for origin in origins}
    for key in there.keys() - wanted:
        there[key].end(at)
    for key in sorted(wanted - there.keys()):
        Source.objects.create(item=item, origin_id=key, label_id=item.label_id, since=at, set_by=by)


def _taking_part(draft: Draft, by: Person, at: datetime) -> list[Circle]:
    """Who drafts, reviews and signs knows the item, each named by himself."""
    group = members(at) if path_of(draft.level, at) == GROUP_PATH else []
    return own_circles([by, *(p for p in (draft.officer, draft.leader) if p), *group])
