"""Counting what is there against what is booked (RET-01, RET-03)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.domains.carriers.models.moves import State
from jiyao.domains.carriers.models.places import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.duties.periods import in_words
from jiyao.foundation.trail.sealing import Traced, TracedQuerySet

STANDING = Q(struck_at__isnull=True)


class Stocktake(Traced):
    """One count of the confidential room: what was expected, found, missing and too many.

    It names no copy, so it carries no label; its lines do.
    """

    class Kind(models.TextChoices):
        CLEARING = "clearing", _("清理")
        CHECKING = "checking", _("核对")
        RETURNING = "returning", _("清退")
        SPOT = "spot", _("抽查")

    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    period = models.CharField(_("期次"), max_length=10, blank=True)
    opened_at = models.DateTimeField(_("开始时间"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("开始人"),
    )
    closed_at = models.DateTimeField(_("结束时间"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("清点人"),
    )
    witness = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("监点人"),
    )
    expected = models.PositiveIntegerField(_("应有"), null=True)
    found = models.PositiveIntegerField(_("清点到"), null=True)
    out = models.PositiveIntegerField(_("机要室外"), null=True)

    class Meta:
        verbose_name = _("清点")
        indexes = [models.Index(fields=["-opened_at", "-id"], name="stocktake_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind_of", "period"],
                condition=~Q(period=""),
                name="one_stocktake_a_period",
            )
        ]

    def __str__(self) -> str:
        period = in_words(self.period) if self.period else ""
        return f"{self.get_kind_of_display()} {period}".strip()

    def get_absolute_url(self) -> str:
        return reverse("carriers:stocktake", args=[self.public_id])

    def expected_copies(self) -> Any:
        """Return the copies that ought to be there: in the room since before the counting began.

        It begins with the first label; until then all that is there is to be counted.
        """
        first = self.counted.order_by("at").values_list("at", flat=True).first()
        there = Copy.objects.counted_by_keepers().filter(state=State.ROOM)
        return there.exclude(custody__at__gt=first) if first else there

    def missing_copies(self) -> Any:
        """Return the copies that ought to be there and were not counted."""
        counted = CountedCopy.objects.filter(stocktake=self).values("copy")
        return self.expected_copies().exclude(pk__in=counted)


class CountedCopyQuerySet(LabelledQuerySet):
    def misplaced(self) -> "CountedCopyQuerySet":
        """What was found elsewhere than where it is kept."""
        known = self.filter(place__isnull=False, copy__kept_in__isnull=False)
        return known.exclude(copy__kept_in=F("place"))

    def with_places(self) -> "CountedCopyQuerySet":
        return self.select_related("copy__level__scheme", "copy__kept_in", "copy__holder", "place")


class StandingManager(models.Manager[Any]):
    """The lines of a count that stand; one struck out again is kept, and in no list or figure."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(STANDING)


class CountedCopyManager(StandingManager.from_queryset(CountedCopyQuerySet)):  # type: ignore[misc]
    """The copies that were counted."""


class UnknownNumberManager(StandingManager.from_queryset(TracedQuerySet)):  # type: ignore[misc]
    """The labels that stand in no book."""


class CountedCopy(Labelled):
    """One copy that was counted, when and, if it was said, in which place."""

    stocktake = models.ForeignKey(Stocktake, models.PROTECT, related_name="counted")
    copy = models.ForeignKey(Copy, models.PROTECT, related_name="counts")
    at = models.DateTimeField(_("清点时间"))
    surplus = models.BooleanField(_("账上不在机要室"), default=False)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, related_name="+", verbose_name=_("清点处所")
    )

    struck_at = models.DateTimeField(_("划去时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = CountedCopyManager()

    class Meta:
        verbose_name = _("清点条目")
        constraints = [
            models.UniqueConstraint(
                fields=["stocktake", "copy"], condition=STANDING, name="counted_once_a_stocktake"
            )
        ]


class UnknownNumber(Traced):
    """A label that was scanned and stands in no book."""

    stocktake = models.ForeignKey(Stocktake, models.PROTECT, related_name="unknown")
    number = models.CharField(_("标签"), max_length=60)
    at = models.DateTimeField(_("清点时间"))
    struck_at = models.DateTimeField(_("划去时间"), null=True)

    objects: ClassVar[Any] = UnknownNumberManager()

    class Meta:
        verbose_name = _("账外标签")
        constraints = [
            models.UniqueConstraint(
                fields=["stocktake", "number"], condition=STANDING, name="unknown_once_a_stocktake"
            )
        ]


class Difference(Labelled):
    """A finding of a stocktake about one copy, open until it is cleared up (RET-03)."""

    class Kind(models.TextChoices):
        MISSING = "missing", _("账有物无")
        SURPLUS = "surplus", _("物在账不在")

    stocktake = models.ForeignKey(Stocktake, models.PROTECT, related_name="differences")
    copy = models.ForeignKey(Copy, models.PROTECT, related_name="differences")
    kind_of = models.CharField(_("差异"), max_length=10, choices=Kind.choices)
    cleared_at = models.DateTimeField(_("查清时间"), null=True)
    explanation = models.CharField(_("查清情况"), max_length=200, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("清点差异")
        constraints = [
            models.UniqueConstraint(fields=["stocktake", "copy"], name="one_difference_a_copy")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_of_display()} {self.copy.number}"

    def get_absolute_url(self) -> str:
        return self.stocktake.get_absolute_url()
