"""Who holds what an item is about: each area answers, a change is told to all (CLS-06).

The drafters of the item and of what was derived from it answer here; carriers, archives and others
register their own answer with `answers_for`.
"""

from collections.abc import Callable, Iterable
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
Answer = Callable[[Item, datetime], Iterable[Any]]
ANSWERS: dict[str, Answer] = {}


def answers_for(code: str) -> Callable[[Answer], Answer]:
    """Let a function of the item and the time name holders. Raises ValueError for a code twice."""

    def add(function: Answer) -> Answer:
        if ANSWERS.setdefault(code, function) is not function:
            raise ValueError(code)
        return function

    return add


def holders_of(item: Item, at: datetime) -> list[Any]:
    """Return the active people who hold the item or something derived from it, each once."""
    found = {person.pk: person for answer in ANSWERS.values() for person in answer(item, at)}
    return [person for __, person in sorted(found.items()) if person.is_active]


def tell(event: Event, by: Any, at: datetime) -> None:
    """Tell every holder but the one who acts of an event, inside an act; each has to confirm."""
    item = event.item
    for person in holders_of(item, at):
        if by is None or person.pk != by.pk:
            notice = Notice.objects.create(
                item=item, label_id=item.label_id, event=event, person=person, at=at
            )
            open_duty(TOLD, notice, person, at, None)


@answers_for("classification.drafters")
def drafters(item: Item, at: datetime) -> Iterable[Any]:
    """Return who drafted the item, and who drafted what was derived from it, however far."""
    seen, waiting = set(), [item]
    while waiting:
        each = waiting.pop()
        if each.pk in seen:
            continue
        seen.add(each.pk)
        yield each.drafter
        derived = each.derived.select_related("item__drafter")  # type: ignore[attr-defined]
        waiting += [source.item for source in derived]
