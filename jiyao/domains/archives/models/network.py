"""The archive network: who answers for archives, and the year's plan and budget (ARC-10)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.rules.network import OF_UNITS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import DatedLabelledQuerySet, Labelled
from jiyao.foundation.people.models import Circle, Dated

PERSON = settings.AUTH_USER_MODEL


class ArchivePostQuerySet(DatedLabelledQuerySet):  # type: ignore[override]
    def serving_at(self, at: datetime) -> Any:
        """Return the posts held at `at` by people who are still on the roll."""
        return self.holding_at(at).filter(person__is_active=True)


class ArchivePost(Labelled, Dated):
    """One person in one post of the archive network; `unit` is empty for the whole body."""

    class Kind(models.TextChoices):
        LEADER = "leader", _("分管领导")
        BODY = "body", _("主管机构负责人")
        ARCHIVIST = "archivist", _("专职档案员")
        FILER = "filer", _("兼职立卷员")
        ELECTRONIC = "electronic", _("电子文件管理员")

    OF_UNITS: ClassVar[tuple[str, ...]] = OF_UNITS

    kind_of = models.CharField(_("岗位"), max_length=10, choices=Kind.choices)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("部门")
    )
    person = models.ForeignKey(
        PERSON, models.PROTECT, related_name="archive_posts", verbose_name=_("人员")
    )
    basis = models.CharField(_("任命文号"), max_length=80)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = ArchivePostQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("档案工作岗位")
        indexes = [models.Index(fields=["-since", "-id"], name="archive_post_by_date")]

    def __str__(self) -> str:
        return f"{self.person}（{self.get_kind_of_display()}）"

    def get_absolute_url(self) -> str:
        return reverse("archives:post", args=[self.public_id])

    def is_served_at(self, at: datetime) -> bool:
        """Whether the post is held at `at` by somebody who is still on the roll."""
        held = self.since <= at and (self.until is None or self.until > at)
        return held and self.person.is_active


def archivists_at(at: datetime) -> Any:
    """Return the posts of the full-time archivists at `at`."""
    return ArchivePost.objects.serving_at(at).filter(kind_of=ArchivePost.Kind.ARCHIVIST)


def units_without(kind: str, at: datetime) -> list[Circle]:
    """Return the departments that have nobody in this post at `at`."""
    named = ArchivePost.objects.serving_at(at).filter(kind_of=kind, unit__isnull=False)
    units = Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name")
    return list(units.exclude(pk__in=named.values("unit")))


class ArchiveYear(Labelled):
    """The plan that archives stand in for a year, and the money set aside. The last row counts.

    budget: in whole yuan.
    """

    year = models.PositiveSmallIntegerField(_("年度"))
    plan = models.CharField(_("工作计划文号"), max_length=80)
    budget = models.PositiveIntegerField(_("经费（元）"))
    at = models.DateTimeField(_("登记时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("登记人"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("档案工作年度计划和经费")
        indexes = [models.Index(fields=["-at", "-id"], name="archive_year_by_date")]

    def __str__(self) -> str:
        return f"{self.year} {self.plan}"

    def get_absolute_url(self) -> str:
        return reverse("register", args=["archives.year"])
