"""The working group: its members, who of them judges an item, and from when on (CLS-16)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.people.models import Person

if TYPE_CHECKING:
    from jiyao.domains.classification.models import Item


def members(at: datetime) -> Any:
    """Return the active members of the working group at `at`, as one query."""
    goes_on = Q(classifying_group__until=None) | Q(classifying_group__until__gt=at)
    rows = Person.objects.filter(goes_on, classifying_group__since__lte=at, is_active=True)
    return rows.distinct().order_by("pk")


def judges(item: "Item", at: datetime) -> Any:
    """Return the members who judge an item: who may read it, but its drafter and its signer."""
    readers = readers_of(item.label, at).values("pk")
    return members(at).filter(pk__in=readers).exclude(pk__in=[item.drafter_id, item.leader_id])


def reported(item: "Item") -> datetime:
    """When the proposal was last handed in: opinions on a former text do not count."""
    last = item.events.filter(what__in=("proposed", "revised")).order_by("-at", "-pk").first()
    return last.at if last else item.drafted_at


def has_spoken(item: "Item", by: Any) -> bool:
    """Whether a person has given an opinion on the proposal as it stands."""
    spoken = item.events.filter(what__in=("agreed", "objected"), at__gte=reported(item), by=by)
    return bool(spoken.exists())
