"""Who holds what an item is about; a change is told to all of them (CLS-06)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Event, Item, Notice
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import open_duty

TOLD = duty_kind(
    "classification.told",
    _("按变更改标并确认"),
    act="classification.notice.confirmed",
    cites=("CLS-06",),
)


def holders_of(item: Item, at: datetime) -> list[Any]:
    """Return the active people who drafted the item or what derives from it, however far."""
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
    """Tell every holder but the one who acts of an event, inside an act; each has to confirm."""
    item = event.item
    for person in holders_of(item, at):
        if by is None or person.pk != by.pk:
            notice = Notice.objects.create(
                item=item, label_id=item.label_id, event=event, person=person, at=at
            )
            open_duty(TOLD, notice, person, at, None)
