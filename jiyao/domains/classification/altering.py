"""Determining anew what an item in force is: what derives from it and its carriers follow."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from jiyao.domains.classification.bearers import BEARERS
from jiyao.domains.classification.holders import tell
from jiyao.domains.classification.models import (
    Alteration,
    Event,
    Item,
    ItemContent,
    circles_of,
    limit_to,
    note,
)
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.groups import beyond
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties

BEFORE_END = duty_kind(
    "classification.before_end",
    _lazy("届满前审核"),
    act="classification.item.extended",
    cites=("CLS-06",),
)

if TYPE_CHECKING:
    from jiyao.foundation.people.models import Circle


@dataclass(frozen=True)
class Terms:
    """What an item is by decision: level, period in the words of the mark, and chosen scope."""

    level: Level
    period: str
    circles: list["Circle"]

    @property
    def scope(self) -> str:
        return "、".join(map(str, self.circles))


@dataclass(frozen=True)
class Why:
    """Why an item is altered: a value of Event.What, the ground, and the number of the paper."""

    what: str
    ground: str
    reference: str = ""


def terms_of(item: Item, at: datetime) -> Terms:
    """Return what an item is at `at`."""
    return Terms(item.label.level, item.period, item.chosen_circles(at))


def alter(item: Item, new: Terms, why: Why, by: Any, at: datetime) -> Event:
    """Let an item be as the new terms say, inside an act; all that follows it is altered too."""
    former = terms_of(item, at)
    _put(item, new, by, at)
    event = note(item, why.what, by, at, why.ground)
    Alteration.objects.create(
        event=event,
        label_id=item.label_id,
        former_mark=former.level.mark(former.period),
        former_scope=former.scope,
        mark=new.level.mark(new.period),
        scope=new.scope,
        ground=why.ground,
        reference=why.reference,
    )
    for area in BEARERS.values():
        area.follow(item, former.level, former.period)
    tell(event, by, at)
    for derived in locked(followers_of(item, at)):
        step = in_step(derived, item, former, at)
        if step != terms_of(derived, at):
            ground = _("随 %(item)s 变更") % {"item": item}
            alter(derived, step, Why(Event.What.FOLLOWED, ground, why.reference), by, at)
    return event


def followers_of(item: Item, at: datetime) -> Any:
    """Return the items in force that were derived from this one, oldest first, as one query."""
    named = item.derived.holding_at(at).values("item")  # type: ignore[attr-defined]
    rows = Item.objects.in_force().for_acting().filter(pk__in=named)
    return rows.filter(kind_of=Item.Kind.DERIVED).order_by("pk")


def locked(rows: Any) -> list[Any]:
    """Return the rows of a query as they are now, locked until the end of the act."""
    return list(rows.select_for_update(of=("self",)))


def origins_of(item: Item, at: datetime) -> list[Any]:
    """Return what an item derives from and is still in force."""
    named = item.sources.holding_at(at).values("origin")  # type: ignore[attr-defined]
    return list(Item.objects.in_force().for_acting().filter(pk__in=named).order_by("pk"))


def in_step(derived: Item, item: Item, former: Terms, at: datetime) -> Terms:
    """Return what a derived item is after its source was altered (CLS-07).

    It goes on as strictly as the strictest source; what was decided stricter stays so.
    """
    present, origins = terms_of(derived, at), origins_of(derived, at)
    outside = beyond(present.circles, circles_of(item.label_id, at), at)
    kept = [each for each in present.circles if each not in outside]
    return Terms(
        _level(present.level, former.level, [each.label.level for each in origins]),
        _period(derived, former.period, origins),
        kept or item.chosen_circles(at),
    )


def _level(present: Level, former: Level, origins: list[Level]) -> Level:
    same = [level for level in origins if level.scheme_id == present.scheme_id]
    highest = max(same, key=lambda level: level.rank, default=present)
    return highest if present == former or present.rank < highest.rank else present


def _period(derived: Item, former: str, origins: list[Any]) -> str:
    lasting = [
        origin
        for origin in origins
        if all(origin.term.covers(origin.starts, x.term, x.starts) for x in origins)
    ]
    if not lasting:
        return derived.period
    longest = lasting[0]
    covered = derived.term.covers(derived.starts, longest.term, longest.starts)
    return derived.period if covered and derived.period != former else str(longest.period)


def protect_at(item: Item, level: Level, at: datetime) -> None:
    """Give an item another level, inside an act; it is saved."""
    label = Label.objects.get(pk=item.label_id)
    label.level = level
    label.save()
    item.label = label
    if is_above_ceiling(level, at):
        _take_title_out(item)
    item.save()


def _put(item: Item, new: Terms, by: Any, at: datetime) -> None:
    former_end, item.period = item.ends_on, new.period
    item.ends_on = item.term.ends(item.starts)
    if item.ends_on != former_end:
        close_duties(BEFORE_END, item, at)
    protect_at(item, new.level, at)
    limit_to(item.label, [*new.circles, *item.taking_part()], by, at)


def _take_title_out(item: Item) -> None:
    """Above the handling ceiling a title may not be kept: a code title stands for it (SYS-10)."""
    item.code_title = item.code_title or str(item)
    for content in ItemContent.objects.filter(item=item).exclude(title=""):
        content.title = ""
        content.save()
