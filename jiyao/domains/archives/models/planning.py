"""The filing plan: its classes, and the numbers of the volumes of each (ARC-01)."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models.vocabulary import YEARS, Collection, Retention
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import DatedLabelledQuerySet, Labelled
from jiyao.foundation.people.models import Dated
from jiyao.foundation.trail.sealing import Traced

PERSON = settings.AUTH_USER_MODEL


class Series(Traced):
    """The numbers of the volumes of one class, retention and year."""

    kind_of = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("档号")
        constraints = [
            models.UniqueConstraint(fields=["kind_of", "year"], name="one_archive_series_a_kind")
        ]

    @classmethod
    def take(cls, kind: str, year: int) -> int:
        """Return the next number, without gaps, since it is taken inside the act."""
        rows = cls.objects.select_for_update()
        series, _new = rows.get_or_create(kind_of=kind, year=year)
        series.last += 1
        series.save()
        return int(series.last)


class FilingClass(Labelled, Dated):
    """One line of the filing plan: class number, name, retention, and the kind of collection.

    custodian: who alone keeps a collection with rules of its own.
    """

    number = models.CharField(_("分类号"), max_length=20)
    name = models.CharField(_("类目"), max_length=60)
    retention = models.CharField(_("保管期限"), max_length=3, choices=Retention.choices)
    collection = models.CharField(
        _("档案性质"), max_length=12, choices=Collection.choices, default=Collection.ORDINARY
    )
    custodian = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("保管人")
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = DatedLabelledQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("归档类目")
        indexes = [models.Index(fields=["-since", "-id"], name="filing_class_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "retention"],
                condition=Q(until__isnull=True),
                name="one_class_a_number_and_retention",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}（{self.get_retention_display()}）"

    def get_absolute_url(self) -> str:
        return reverse("archives:filing_class", args=[self.public_id])

    def ends_on(self, year: int) -> date | None:
        """Return the last day on which a volume of `year` is kept; None for ever."""
        years = YEARS.get(Retention(self.retention))
        return date(year + years, 12, 31) if years else None
