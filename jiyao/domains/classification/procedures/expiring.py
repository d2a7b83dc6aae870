"""What becomes of an item in force: extended, released, reviewed every year, told (CLS-06)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.altering import BEFORE_END, Terms, Why, alter, terms_of
from jiyao.domains.classification.bearers import BEARERS
from jiyao.domains.classification.holders import TOLD, tell
from jiyao.domains.classification.models import Event, Item, Notice, note
from jiyao.domains.classification.rules import deciding, referring
from jiyao.domains.classification.rules import expiring as rules
from jiyao.domains.classification.settling import settled
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import CLASSIFIER, HEAD, LEADER, STAFF
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.signing import BY_SELF

YEARLY = duty_kind(
    "classification.yearly",
    _("年度审核"),
    act="classification.item.reviewed-for-the-year",
    cites=("CLS-06",),
)
DECIDES = (CLASSIFIER, LEADER, HEAD)
IN_FORCE = (rules.item_is_in_force, rules.item_is_our_own, referring.nothing_is_referred)
ENDS = {
    Event.What.LAPSED: Item.State.LAPSED,
    Event.What.RELEASED: Item.State.RELEASED,
    Event.What.CLEARED: Item.State.CLEARED,
    Event.What.OPENED: Item.State.OPENED,
}
GROUNDS = {
    "early": _("提前解密：不再需要保密"),
    "met": _("解密条件已经成就"),
    "due": _("期满，经审核解密"),
    "published": _("已经依法公布"),
    "opened": _("先行保护的，经审核决定公开"),
}


@procedure(
    "classification.item.extended",
    _("延长保密期限"),
    by=DECIDES,
    cites=("CLS-06",),
    rules=(
        *IN_FORCE,
        deciding.officer_has_the_power,
        rules.end_has_not_passed,
        rules.new_period_can_be,
        rules.new_period_is_longer,
    ),
    approval=Approval(by=(LEADER, HEAD), fields=("item", "period", "long_basis")),
)
def extend(item: Item, *, period: str, long_basis: str, by: Person, at: datetime) -> Item:
    """Give an item a longer period, counted from its first day, before the present one is over."""
    item.long_basis = long_basis
    present = terms_of(item, at)
    new = Terms(present.level, period, present.circles)
    alter(item, new, Why(Event.What.EXTENDED, long_basis), by, at)
    return item


@procedure(
    "classification.item.released",
    _("解密"),
    by=DECIDES,
    cites=("CLS-06", "CLS-20"),
    rules=(*IN_FORCE, deciding.officer_has_the_power),
    approval=Approval(by=(LEADER, HEAD), fields=("item", "ground")),
)
def release(item: Item, *, ground: str, by: Person, at: datetime) -> Item:
    """Declassify an item; its scope stays, publishing it needs its own review.

    ground: a key of GROUNDS.
    """
    put_out_of_force(item, Event.What.RELEASED, by, at, str(GROUNDS[ground]))
    return item


@procedure(
    "classification.item.reviewed-for-the-year",
    _("年度审核"),
    by=DECIDES,
    cites=("CLS-06",),
    rules=(
        *IN_FORCE,
        deciding.officer_has_the_power,
        rules.year_is_not_reviewed_yet,
        deciding.words_are_below_the_ceiling,
    ),
)
def review_for_the_year(item: Item, *, result: str, words: str, by: Person, at: datetime) -> Item:
    """Review an item in force once a year. result: one of drafts.REVIEWED."""
    note(item, result, by, at, words)
    close_duties(YEARLY, item, at)
    return item


@procedure(
    "classification.notice.confirmed",
    _("确认已按变更改标"),
    by=STAFF,
    cites=("CLS-05", "CLS-06"),
    rules=(rules.notice_is_ones_own,),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def confirm(notice: Notice, *, by: Person, at: datetime) -> Notice:
    """Confirm that what is held was marked anew as the notice says.

    What was changed again since bears the present mark only when that notice is confirmed.
    """
    notice.confirmed_at = at
    notice.save()
    same = Notice.objects.unconfirmed().filter(item=notice.item_id, thing=notice.thing)
    for area in BEARERS.values() if not same.filter(pk__gt=notice.pk).exists() else ():
        area.remarked(notice.thing)
    close_duties(TOLD, notice, at)
    return notice


def put_out_of_force(
    item: Item, what: Event.What, by: Person | None, at: datetime, words: str = ""
) -> None:
    """Let an item be secret no more, inside an act, and tell every holder."""
    item.state = ENDS[what]
    item.save()
    for referral in item.referrals.being_decided():  # type: ignore[attr-defined]
        settled(referral, str(what.label), "", by, at)
    for kind in (BEFORE_END, YEARLY):
        close_duties(kind, item, at)
    tell(note(item, what, by, at, words), by, at)
