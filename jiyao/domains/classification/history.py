"""The life of an item, and the lines of a project, as their pages and forms tell them."""

from typing import Any

from django.utils.translation import gettext as _

from jiyao.domains.classification.models import Event, ProjectLine
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.ui.parts import Moment

What = Event.What
CLAUSES: dict[str, tuple[str, ...]] = {
    What.PROPOSED: ("CLS-03",),
    What.ALLOWED: ("CLS-01",),
    What.REVIEWED: ("CLS-02",),
    What.SIGNED: ("CLS-02",),
    What.ADOPTED: ("CLS-02",),
    What.PRESUMED: ("CLS-20",),
    What.OPENED: ("CLS-20",),
    What.EXTENDED: ("CLS-06",),
    What.RELEASED: ("CLS-06",),
    What.LAPSED: ("CLS-06",),
    What.CHANGED: ("CLS-05",),
    What.FOLLOWED: ("CLS-05", "CLS-07"),
    What.REFERRED: ("CLS-10",),
    What.DISPUTED: ("CLS-21",),
    What.HIGHER: ("CLS-10", "CLS-21"),
    What.SETTLED: ("CLS-10", "CLS-21"),
    What.CLEARED: ("CLS-10",),
    What.KEPT: ("CLS-06",),
    What.QUESTIONED: ("CLS-06",),
}


def events_of(item: Any, person: PersonFacts) -> list[Any]:
    """Return the steps of an item that the person may handle, oldest first."""
    rows = Event.objects.visible_to(person, Action.HANDLE).filter(item=item)
    return list(rows.select_related("by", "alteration").order_by("at", "pk"))


def life_of(events: list[Any]) -> list[Moment]:
    """Return the time line, newest first."""
    return [
        Moment(
            at=event.at,
            who=event.by or _("日程"),
            what=event.get_what_display(),
            detail=detail_of(event),
            clauses=CLAUSES.get(event.what, ()),
            tone="refused" if event.what in (What.RETURNED, What.OBJECTED) else "",
        )
        for event in reversed(events)
    ]


def detail_of(event: Any) -> str:
    """Return what was changed into what and on which ground, or what was said."""
    if not hasattr(event, "alteration"):
        return str(event.words)
    altered = event.alteration
    parts = (altered.in_words, altered.ground, altered.reference)
    return "　".join(part for part in parts if part)


def last_of(events: list[Any], *kinds: str) -> Any:
    """Return the newest step of these kinds, or None."""
    return next((event for event in reversed(events) if event.what in kinds), None)


def lines_of(project: Any, person: PersonFacts) -> list[Any]:
    """Return the lines of the catalogue that are for a project, as far as the person sees them."""
    rows = ProjectLine.objects.visible_to(person, Action.HANDLE).filter(project=project)
    return list(rows.select_related("line__level__scheme").order_by("pk"))
