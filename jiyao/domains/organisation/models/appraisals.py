"""Rewards, penalties, and the yearly appraisal from recorded facts (ORG-13, ORG-20)."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Circle, Dated, Person

FULL = 100


class Sanction(Personal):
    """A reward or a penalty, with its basis and who approved it."""

    class Kind(models.TextChoices):
        REWARD = "reward", _("奖励")
        PENALTY = "penalty", _("处罚")

    kind_of = models.CharField(_("种类"), max_length=10, choices=Kind.choices)
    what = models.CharField(_("内容"), max_length=120)
    basis = models.CharField(_("依据"), max_length=200)
    points = models.PositiveSmallIntegerField(_("考核分"))
    approved_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("批准人")
    )
    at = models.DateTimeField(_("决定时间"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("登记人"))

    class Meta:
        verbose_name = _("奖惩")
        indexes = [models.Index(fields=["at", "id"], name="sanction_by_date")]

    def __str__(self) -> str:
        return f"{self.get_kind_of_display()} {self.what}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:sanction", args=[self.public_id])

    @property
    def worth(self) -> int:
        """Return its points, below nothing for a penalty."""
        return self.points if self.kind_of == self.Kind.REWARD else -self.points


class UnitAppraisal(Dated):
    """The score of a unit for a year: the mean of its people's; a later one takes its place."""

    unit = models.ForeignKey(Circle, models.PROTECT, related_name="+", verbose_name=_("部门"))
    year = models.PositiveSmallIntegerField(_("年度"))
    people = models.PositiveIntegerField(_("人数"))
    score = models.PositiveSmallIntegerField(_("得分"))
    explained = models.CharField(_("加减分"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("部门保密考核")
        indexes = [models.Index(fields=["since", "id"], name="unit_appraisal_by_date")]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:unit_appraisal", args=[self.public_id])


class PersonAppraisal(Personal, Dated):
    """The score of a person for a year, as part of the unit's."""

    whole = models.ForeignKey(UnitAppraisal, models.PROTECT, related_name="parts")
    score = models.PositiveSmallIntegerField(_("得分"))

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("个人保密考核")
        indexes = [models.Index(fields=["since", "id"], name="person_appraisal_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.whole.year}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:appraisal", args=[self.public_id])


class AppraisalLine(Personal):
    """One recorded fact that gave or took points."""

    appraisal = models.ForeignKey(PersonAppraisal, models.PROTECT, related_name="lines")
    source = models.CharField(_("项目"), max_length=40)
    words = models.CharField(_("事实"), max_length=200)
    points = models.SmallIntegerField(_("分值"))

    class Meta:
        verbose_name = _("考核事项")
