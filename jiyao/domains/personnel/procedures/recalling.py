"""What a leaver knows, as trail and registers say: numbers alone, never content (PER-16)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Max, Min
from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import KnownSecret, Leaving
from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.had import Had, had_by
from jiyao.foundation.trail.models import Entry, Outcome


def draw_up(leaving: Leaving, at: datetime) -> None:
    """List what the leaver has opened on the screen or had in hand on paper, inside an act."""
    rows = Level.objects.select_related("scheme").filter(weight__gt=DEFAULT_WEIGHT)
    secret = {level.pk: level for level in rows}
    found = [*_opened(leaving.person.number, secret, at), *had_by(leaving.person)]
    by_kind: dict[str, list[Had]] = defaultdict(list)
    for each in _merged(each for each in found if each.level in secret):
        by_kind[each.kind].append(each)
    KnownSecret.objects.bulk_create(
        KnownSecret(
            person=leaving.person,
            leaving=leaving,
            kind_of=str(apps.get_model(kind)._meta.verbose_name),
            number=number,
            level=secret[each.level],
            first_at=each.first,
            last_at=each.last,
            times=each.times,
        )
        for kind, some in by_kind.items()
        for number, each in _numbered(kind, some)
    )


def _opened(who: str, secret: dict[int, Level], at: datetime) -> Iterable[Had]:
    levels = {level.trail_code: key for key, level in secret.items()}
    first = Entry.objects.aggregate(first=Min("log"))["first"] or at.year
    rows = Entry.objects.filter(
        log__in=range(first, at.year + 1), who=who, outcome=Outcome.OPENED, level__in=levels
    )
    grouped = rows.order_by().values_list("kind", "ref", "level")
    for kind, ref, level, start, end, times in grouped.annotate(Min("at"), Max("at"), Count("pk")):
        moments = datetime.fromisoformat(start), datetime.fromisoformat(end)
        yield Had(kind, ref, levels[level], *moments, times)


def _merged(found: Iterable[Had]) -> Iterable[Had]:
    known: dict[tuple[str, str, int], Had] = {}
    for each in found:
        key = (each.kind, each.ref, each.level)
        other = known.get(key, replace(each, times=0))
        first, last = min(each.first, other.first), max(each.last, other.last)
        known[key] = replace(each, first=first, last=last, times=each.times + other.times)
    return known.values()


def _numbered(kind: str, some: list[Had]) -> list[tuple[str, Had]]:
    """Name each record by its number; what has none is no secret of its own."""
    model: Any = apps.get_model(kind)
    if not issubclass(model, Labelled) or not hasattr(model, "number"):
        return []
    rows = model.objects.filter(public_id__in={each.ref for each in some}).select_related("label")
    closed = _("专案内事项，编号从略")
    named = {row.public_id.hex: closed if row.label.compartment_id else row.number for row in rows}
    return [(named[each.ref], each) for each in some if named.get(each.ref)]
