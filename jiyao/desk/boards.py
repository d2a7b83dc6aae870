"""What a person must do now, in a fixed number of queries whatever the size of the registers."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Document
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action, PersonFacts

SHOWN = 12


@dataclass(frozen=True)
class KeeperBoard:
    """The keeper's morning: what is overdue, due today, unfinished, and who holds what."""

    overdue: int
    due_today: int
    unfinished: int
    out: int
    first: list[Any]
    waiting: list[Any]
    holders: list[tuple[Any, int]]


def keeper_board(facts: PersonFacts, now: datetime) -> KeeperBoard:
    """Return the board of everything outside the confidential room and everything unfinished."""
    out = Copy.objects.visible_to(facts, Action.HANDLE).out_of_room()
    waiting = Document.objects.visible_to(facts, Action.HANDLE).unfinished()
    tomorrow = timezone.localtime(now).replace(hour=0, minute=0, second=0) + timedelta(days=1)
    first = list(out.with_marks().order_by("due_at", "pk")[:SHOWN])
    add_documents(first, facts)
    held = Counter(out.select_related(None).values_list("holder__name", flat=True))
    return KeeperBoard(
        overdue=out.filter(due_at__lt=now).count(),
        due_today=out.filter(due_at__gte=now, due_at__lt=tomorrow).count(),
        unfinished=waiting.count(),
        out=sum(held.values()),
        first=first,
        waiting=list(
            waiting.select_related("label__level__scheme").order_by("received_at")[:SHOWN]
        ),
        holders=held.most_common(SHOWN),
    )


def holdings(facts: PersonFacts) -> list[Any]:
    """Return the copies in the person's own hands, soonest due first."""
    mine = Copy.objects.visible_to(facts, Action.KNOW).filter(holder=facts.person_id)
    rows = list(mine.with_marks().order_by("due_at", "pk"))
    add_documents(rows, facts)
    return rows
