"""The qualification of the organisation and the tasks it takes upon it (ORG-21)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.posts import CORE, IMPORTANT
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Dated, DatedQuerySet

NOTHING_ABOVE = 100


class QualificationQuerySet(DatedQuerySet):
    def covering(self, level: Level, on: datetime) -> "list[Qualification]":
        """Return those that hold at a moment and reach up to a level."""
        return [row for row in self.holding_at(on) if row.covers(level)]


class Qualification(Dated):
    """One certificate: it is valid from `since` until `until`. follows: the one it renews."""

    class Grade(models.IntegerChoices):
        FIRST = 1, _("一级")
        SECOND = 2, _("二级")
        THIRD = 3, _("三级")

    BELOW: ClassVar[dict[int, int]] = {
        Grade.FIRST: NOTHING_ABOVE,
        Grade.SECOND: CORE,
        Grade.THIRD: IMPORTANT,
    }

    grade = models.PositiveSmallIntegerField(_("资格等级"), choices=Grade.choices)
    number = models.CharField(_("证书编号"), max_length=60, unique=True)
    issuer = models.CharField(_("发证机关"), max_length=80)
    review_on = models.DateField(_("复审日期"))
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="renewal", verbose_name=_("原证书")
    )

    objects: ClassVar[Any] = QualificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("保密资格")
        indexes = [models.Index(fields=["since", "id"], name="qualification_by_date")]

    def __str__(self) -> str:
        return f"{self.get_grade_display()}保密资格 {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:qualification", args=[self.public_id])

    def covers(self, level: Level) -> bool:
        """Whether tasks of this level may be taken on its grade."""
        return level.weight < self.BELOW[self.grade]


class Undertaking(Dated):
    """A secret task that was taken on, under its code name; until: when it was finished."""

    code_name = models.CharField(_("任务代号"), max_length=60, unique=True)
    client = models.CharField(_("委托单位"), max_length=80)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("任务密级"))
    qualification = models.ForeignKey(
        Qualification, models.PROTECT, related_name="undertakings", verbose_name=_("所凭资格")
    )
    ends_on = models.DateField(_("任务期限"))

    class Meta:
        verbose_name = _("承接任务")
        indexes = [models.Index(fields=["since", "id"], name="undertaking_by_date")]

    def __str__(self) -> str:
        return self.code_name

    def get_absolute_url(self) -> str:
        return reverse("organisation:undertaking", args=[self.public_id])


def qualified_for(level: Level, at: datetime) -> Qualification:
    """Return the highest that a task of this level is taken on. Raises ValueError without one."""
    held = Qualification.objects.covering(level, at)
    return min(held, key=lambda row: (row.grade, row.pk))
