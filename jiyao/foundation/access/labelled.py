"""Models whose rows carry a label, and the predicate as one condition in SQL."""

from datetime import datetime
from functools import lru_cache
from typing import Any, ClassVar

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value

from jiyao.foundation.access.decisions import Action, PersonFacts, RecordFacts
from jiyao.foundation.access.models import GLANCE, Label, Level, Scope
from jiyao.foundation.access.spelling import OfLabel, lets, one_of, the_label
from jiyao.foundation.people.models import DatedQuerySet
from jiyao.foundation.trail.sealing import Traced, TracedQuerySet

NARROW = 2000
# For how many people, each as of one moment, the predicate is kept spelled out.
PERSONS = 64


class LabelledQuerySet(TracedQuerySet):
    """The only way to rows with a label: `visible_to`."""

    def visible_to(self, person: PersonFacts, action: Action, wide: bool = True) -> Any:
        """Return the rows on which `decide()` allows the action.

        wide: look the scope of each row up, right for rows that something else chooses; where all
        that a person sees is asked for, starting from the scopes may be quicker: `is_wide` tells.
        """
        return self.filter(condition(person, action, self.model.HOLDER, wide))


class DatedLabelledQuerySet(LabelledQuerySet, DatedQuerySet):  # type: ignore[override]
    """Rows under the one predicate that hold from one moment until another."""


class Labelled(Traced):
    """A row under the one predicate. `HOLDER` names the column of the person who holds it."""

    label = models.ForeignKey(Label, models.PROTECT, related_name="+")

    HOLDER: ClassVar[str] = ""
    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    objects: ClassVar[Any] = LabelledQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def shown_level(self) -> Level:
        """The level to mark the row with; a row that is only known may carry its own."""
        return self.label.level

    def record_facts(self, at: datetime) -> RecordFacts:
        """Return what the predicate asks about this row at `at`."""
        holder = getattr(self, f"{self.HOLDER}_id") if self.HOLDER else None
        return facts_of_label(self.label, at, holder)


def facts_of_label(label: Label, at: datetime, holder: int | None = None) -> RecordFacts:
    """Return what the predicate asks about a row with this label and this holder at `at`."""
    scope = Scope.objects.holding_at(at).filter(label=label)
    return RecordFacts(
        scheme=label.level.scheme_id,
        rank=label.level.rank,
        scope=frozenset(scope.values_list("circle_id", flat=True)),
        compartment=label.compartment_id,
        holder=holder,
    )


def condition(person: PersonFacts, action: Action, holder: str, wide: bool) -> Q:
    """Return the predicate for one person and action as a condition on a labelled table.

    Labels are asked for in subqueries, never joined: a joined label that row-level security hides
    would take the row that its holder may know with it.
    """
    if not person.active:
        return Q(pk__in=[])
    held = Q(**{holder: person.person_id}) if holder and action is Action.KNOW else Q(pk__in=[])
    if person.is_administrator:
        return held
    if person.handles and action is not Action.READ:
        return held | Q(_handled(person))
    return held | Q(_readable(person, wide))


def is_wide(person: PersonFacts) -> bool:
    """Whether the person's circles stand in so many scopes that starting from them is slower."""
    rows = Scope.objects.holding_at(person.at).filter(circle__in=person.circles)
    return rows.order_by()[: NARROW + 1].count() > NARROW


def _open_to(person: PersonFacts) -> Any:
    named = Q(compartment__in=sorted(person.compartments))
    return Label.objects.filter(Q(compartment__isnull=True) | named)


def some_labels(person: PersonFacts, action: Action, most: int, newest: bool = True) -> Any:
    """Return the keys of some labels whose rows the person may do `action` with: for guessing.

    newest: from the end of what the index gives, else from its beginning.
    """
    if not person.active or person.is_administrator:
        return Label.objects.none().values("pk")
    if person.handles and action is not Action.READ:
        labels = _open_to(person).order_by("pk").values("pk")
    else:
        labels = _my_scopes(person).order_by("circle_id", "label_id").values("label")
    return (labels.reverse() if newest else labels)[:most]


@lru_cache(maxsize=PERSONS)
def _handled(person: PersonFacts) -> OfLabel:
    return lets(_found(_open_to(person).filter(pk=the_label())), GLANCE)


@lru_cache(maxsize=PERSONS)
def _readable(person: PersonFacts, wide: bool) -> OfLabel:
    mine = _my_scopes(person)
    if wide:
        return lets(_found(mine.filter(label=the_label())))
    return one_of(mine.values("label"))


def _my_scopes(person: PersonFacts) -> Any:
    # Each label is looked at after its scope: beginning with it, both would be for every row asked.
    mine = Scope.objects.holding_at(person.at).filter(circle__in=sorted(person.circles))
    labels = _open_to(person).filter(level__in=sorted(person.levels), pk=OuterRef("label"))
    return mine.filter(Q(Subquery(_found(labels), output_field=models.BooleanField())))


def _found(rows: Any) -> Any:
    return rows.order_by().annotate(lets=Value(True)).values("lets")[:1]


def may(person: PersonFacts, action: Action, record: Any) -> bool:
    """Whether the person may do `action` with one stored record; records without label: yes."""
    return record is None or record.pk in within_reach(person, action, [record])


def within_reach(person: PersonFacts, action: Action, records: list[Any]) -> set[int]:
    """Return the keys of the records, all of one kind, that the person may do `action` with."""
    keys = {record.pk for record in records}
    rows = type(records[0])._default_manager.all() if records else None
    if not isinstance(rows, LabelledQuerySet):
        return keys
    return set(rows.visible_to(person, action).filter(pk__in=keys).values_list("pk", flat=True))
