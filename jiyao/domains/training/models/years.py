"""A person's training in a year, and the programme of the year (EDU-08, EDU-01)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models.records import TrainingRecord
from jiyao.foundation.access.personal import Personal, PersonalQuerySet
from jiyao.foundation.people.models import Dated


class TrainingYearQuerySet(PersonalQuerySet):
    def covered(self) -> "TrainingYearQuerySet":
        """Those whose people took part in training of many together in the year."""
        return self.filter(Exists(_together()))

    def not_covered(self) -> "TrainingYearQuerySet":
        """Those whose people have not yet."""
        return self.exclude(Exists(_together()))


class TrainingYear(Personal):
    """One person's training file of one year; the calendar opens it for everybody."""

    year = models.PositiveSmallIntegerField(_("年度"))
    opened_at = models.DateTimeField(_("建档时间"))

    objects: ClassVar[Any] = TrainingYearQuerySet.as_manager()

    class Meta:
        verbose_name = _("年度培训档案")
        constraints = [
            models.UniqueConstraint(fields=["person", "year"], name="one_training_file_a_year")
        ]
        indexes = [models.Index(fields=["opened_at", "id"], name="training_year_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("training:year", args=[self.public_id])


class Programme(Dated):
    """The programme of a year: what is taught, and by when everybody has taken part."""

    year = models.PositiveSmallIntegerField(_("年度"), unique=True)
    content = models.TextField(_("安排"), max_length=4000)
    due_at = models.DateTimeField(_("全员完成期限"))

    class Meta:
        verbose_name = _("年度教育计划")
        indexes = [models.Index(fields=["year", "id"], name="programme_by_year")]

    def __str__(self) -> str:
        return str(_("%d 年保密教育计划") % self.year)

    def get_absolute_url(self) -> str:
        return reverse("training:programme", args=[self.public_id])


def _together() -> QuerySet[Any]:
    rows: QuerySet[Any] = TrainingRecord.objects.counted().filter(
        form__in=TrainingRecord.COLLECTIVE
    )
    return rows.filter(person=OuterRef("person"), year=OuterRef("year"))
