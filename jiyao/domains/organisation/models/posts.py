"""Posts and the levels that they handle routinely (PER-01, ORG-14)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle, Dated, DatedQuerySet

CORE, IMPORTANT, GENERAL = 50, 40, 20


class Category(models.TextChoices):
    """How far a post or a person is involved with secrets (保密法: 核心、重要、一般)."""

    CORE = "core", _("核心")
    IMPORTANT = "important", _("重要")
    GENERAL = "general", _("一般")
    NONE = "none", _("非涉密")


def category_of(weight: int) -> Category:
    """Return the category that follows from the weight of the highest level handled (PER-01)."""
    if weight >= CORE:
        return Category.CORE
    if weight >= IMPORTANT:
        return Category.IMPORTANT
    return Category.GENERAL if weight >= GENERAL else Category.NONE


class PostQuerySet(DatedQuerySet):
    def rated_at(self, at: datetime) -> Any:
        """Add `weight`, that of the highest level each post handles at `at`; 0 without a level."""
        now = Q(levels__since__lte=at) & (Q(levels__until=None) | Q(levels__until__gt=at))
        return self.annotate(top=Max("levels__level__weight", filter=now))


class Post(Dated):
    """A post: its people are a circle of their own. `unit` is empty for the head of the whole."""

    class Kind(models.TextChoices):
        LEADER = "leader", _("领导干部")
        SECRETARY = "secretary", _("秘书")
        STAFF = "staff", _("机关工作人员")
        PRINT = "print", _("文印")
        COURIER = "courier", _("机要收发")
        COMPUTER = "computer", _("计算机和网络")

    circle = models.OneToOneField(Circle, models.PROTECT, related_name="post")
    kind_of = models.CharField(_("岗位类别"), max_length=10, choices=Kind.choices)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="posts", verbose_name=_("部门")
    )
    duties = models.CharField(_("岗位职责"), max_length=500, blank=True)

    objects: ClassVar[Any] = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("岗位")
        indexes = [models.Index(fields=["since", "id"], name="post_by_date")]

    def __str__(self) -> str:
        return self.circle.in_full

    def get_absolute_url(self) -> str:
        return reverse("organisation:post", args=[self.public_id])

    def levels_at(self, at: datetime) -> list[Level]:
        """Return the levels that the post handles routinely at `at`, highest first."""
        rows = self.levels.holding_at(at).select_related("level__scheme")
        return [row.level for row in rows.order_by("-level__weight")]

    def weight_at(self, at: datetime) -> int:
        """Return the weight of the highest level that the post handles at `at`, 0 for none."""
        return max((level.weight for level in self.levels_at(at)), default=0)

    def category_at(self, at: datetime) -> Category:
        """Return the category of the post at `at`."""
        return category_of(self.weight_at(at))


class PostLevel(Dated):
    """A level that a post handles routinely; a post may handle one of each scheme."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="levels")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("密级"))

    class Meta:
        verbose_name = _("岗位接触密级")
        indexes = [models.Index(fields=["post", "level"], name="level_by_post")]

    def __str__(self) -> str:
        return f"{self.post} {self.level}"

    def get_absolute_url(self) -> str:
        return self.post.get_absolute_url()
