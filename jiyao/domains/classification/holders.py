"""Who holds what an item is about; a change is told to all of them (CLS-05, CLS-06).

Each area that keeps things marked as an item is answers for them; see `bearers.py`.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.bearers import BEARERS, Held
from jiyao.domains.classification.models import Event, Item, Notice
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import open_duty

TOLD = duty_kind(
    "classification.told",
    _("按变更改标并确认"),
    act="classification.notice.confirmed",
    cites=("CLS-05", "CLS-06"),
)


def held_of(item: Item, at: datetime) -> list[Held]:
    """Return what is held of an item, and by whom; inside an act.

    The drafters of the item and of what derives from it, however far, hold the item itself.
    """
    drafters = [Held(person) for person in _drafters(item, at)]
    return [*drafters, *(held for area in BEARERS.values() for held in area.held(item))]


def _drafters(item: Item, at: datetime) -> list[Any]:
    seen, waiting, people = set(), [item], {}
    while waiting:
        each = waiting.pop()
        if each.pk not in seen:
            seen.add(each.pk)
            people[each.drafter_id] = each.drafter
            derived = each.derived.holding_at(at).select_related("item__drafter")  # type: ignore[attr-defined]
            waiting += [source.item for source in derived]
    return [person for _key, person in sorted(people.items()) if person.is_active]


def tell(event: Event, by: Any, at: datetime) -> None:
    """Tell every holder of an event, inside an act; each has to confirm for each thing.

    Who acts knows of the item itself, but marks the carriers anew that are held all the same.
    """
    item = event.item
    for held in held_of(item, at):
        if by is None or held.thing or held.person.pk != by.pk:
            notice = Notice.objects.create(
                item=item,
                label_id=item.label_id,
                event=event,
                person=held.person,
                thing=held.thing,
                at=at,
            )
            open_duty(TOLD, notice, held.person, at, None)
