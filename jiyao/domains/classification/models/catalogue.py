"""The catalogue of secret items: level, period and scope of each kind (CLS-01)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import DatedLabelledQuerySet, Labelled
from jiyao.foundation.access.models import Label, Level, Scope
from jiyao.foundation.people.models import Circle, Dated
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.sealing import Traced


class CatalogueLine(Labelled, Dated):
    """One line of the catalogue. It is seen by the people whom its items are for, and handled."""

    item = models.CharField(_("事项"), max_length=120)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("密级"))
    period = models.CharField(_("保密期限"), max_length=30)
    unit = models.CharField(_("产生部门或岗位"), max_length=60)
    basis = models.CharField(_("依据"), max_length=120)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = DatedLabelledQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("保密事项目录")
        indexes = [models.Index(fields=["-since", "-id"], name="catalogue_by_date")]

    def __str__(self) -> str:
        return self.item

    def get_absolute_url(self) -> str:
        return reverse("classification:line", args=[self.public_id])

    @property
    def in_full(self) -> str:
        """The item with its mark."""
        return f"{self.item}（{self.level.mark(self.period)}）"

    def circles_at(self, at: datetime) -> list[Circle]:
        """Return the circles whom items of this line are for."""
        return circles_of(self.label_id, at)


class Series(Traced):
    """The numbers of one level and year, so that a number tells nothing of other levels."""

    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("定密编号")
        constraints = [
            models.UniqueConstraint(fields=["level", "year"], name="one_item_series_a_level")
        ]

    def take(self) -> str:
        """Return the next number; without gaps, since it is taken inside the act."""
        self.last += 1
        self.save()
        return f"定{self.level.short}〔{self.year}〕{self.last:04d}号"


def circles_of_each(labels: Iterable[int], at: datetime) -> dict[int, list[Circle]]:
    """Return the circles in the scope of each label, by its key, at `at`; bodies before people.

    Only for records that the person was found to may handle: the rows are read past row-level
    security, which shows a plain reader no circle but the own ones. One query.
    """
    rows = Scope.objects.holding_at(at).filter(label__in=list(labels)).select_related("circle")
    found = defaultdict(list)
    with writing_scope():
        for row in rows.order_by("-circle__kind_of", "circle"):
            found[row.label_id].append(row.circle)
    return found


def circles_of(label: int, at: datetime) -> list[Circle]:
    """Return the circles in the scope of one label, like `circles_of_each`."""
    return circles_of_each([label], at).get(label, [])


def own_circles(people: Iterable[Any]) -> list[Circle]:
    """Return the circles that stand for one of these people alone; they may be given by key."""
    alone = Circle.objects.filter(kind_of=Circle.Kind.PERSON, memberships__person__in=list(people))
    with writing_scope():
        return list(alone.distinct())


def labelled_for(level: Level, circles: list[Circle], by: Any, at: datetime) -> Label:
    """Make a label of this level for these circles, inside an act."""
    label = Label.objects.create(level_id=level.pk)
    open_to(label, circles, by, at)
    return label


def limit_to(label: Label, circles: list[Circle], by: Any, at: datetime) -> None:
    """Let the scope of a label be exactly these circles from now on, inside an act."""
    wanted = {circle.pk for circle in circles}
    if wanted != {circle.pk for circle in circles_of(label.pk, at)}:
        for row in Scope.objects.holding_at(at).filter(label=label).exclude(circle__in=wanted):
            row.end(at)
    open_to(label, circles, by, at)


def open_to(label: Label, circles: list[Circle], by: Any, at: datetime) -> None:
    """Put circles into the scope of a label that are not there yet, inside an act."""
    there = {circle.pk for circle in circles_of(label.pk, at)}
    for key in dict.fromkeys(circle.pk for circle in circles):
        if key not in there:
            Scope.objects.create(label=label, circle_id=key, since=at, set_by=by)
