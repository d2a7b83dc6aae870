"""What becomes of an item in force: extended, released, reviewed every year, told (CLS-06)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.bearers import BEARERS
from jiyao.domains.classification.holders import TOLD, tell
from jiyao.domains.classification.models import Event, Item, Notice, note
from jiyao.domains.classification.rules import deciding, referring
from jiyao.domains.classification.rules import expiring as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import CLASSIFIER, HEAD, LEADER, STAFF
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.signing import BY_SELF

BEFORE_END = duty_kind(
    "classification.before_end",
    _("届满前审核"),
    act="classification.item.extended",
    cites=("CLS-06",),
)
YEARLY = duty_kind(
    "classification.yearly",
    _("年度审核"),
    act="classification.item.reviewed-for-the-year",
    cites=("CLS-06",),
)
DECIDES = (CLASSIFIER, LEADER, HEAD)
IN_FORCE = (rules.item_is_in_force, rules.item_is_our_own, referring.nothing_is_referred)
GROUNDS = {
    "early": _("提前解密：不再需要保密"),
    "met": _("解密条件已经成就"),
    "due": _("期满，经审核解密"),
    "published": _("已经依法公布"),
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
    former, item.period, item.long_basis = item.period, period, long_basis
    item.ends_on = item.term.ends(item.starts)
    item.save()
    close_duties(BEFORE_END, item, at)
    tell(note(item, Event.What.EXTENDED, by, at, f"{former} → {period}"), by, at)
    return item


@procedure(
    "classification.item.released",
    _("解密"),
    by=DECIDES,
    cites=("CLS-06",),
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
    """Review an item in force once a year. result: a value of Event.YEARLY."""
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
    """Confirm that what is held was marked anew as the notice says."""
    notice.confirmed_at = at
    notice.save()
    for area in BEARERS.values():
        area.remarked(notice.thing)
    close_duties(TOLD, notice, at)
    return notice


def put_out_of_force(
    item: Item, what: Event.What, by: Person | None, at: datetime, words: str = ""
) -> None:
    """Let an item be secret no more, inside an act, and tell every holder."""
    lapsed = what == Event.What.LAPSED
    item.state = Item.State.LAPSED if lapsed else Item.State.RELEASED
    item.save()
    for kind in (BEFORE_END, YEARLY):
        close_duties(kind, item, at)
    tell(note(item, what, by, at, words), by, at)
