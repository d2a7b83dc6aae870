"""Yearly judgements of who holds a classified post: fit for it, duty done (PER-05, PER-11)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import Personal, PersonalQuerySet


class ReviewQuerySet(PersonalQuerySet):
    def still_open(self) -> "ReviewQuerySet":
        return self.filter(closed_at__isnull=True)

    def overdue(self, at: datetime) -> "ReviewQuerySet":
        return self.still_open().filter(due_at__lt=at)


class Review(Personal):
    """One judgement of one person in one year: said by personnel, confirmed by the secrecy office.

    posts: the classified posts that the person held when it was opened, in words.
    """

    class Kind(models.TextChoices):
        FITNESS = "fitness", _("在岗审查")
        DUTY = "duty", _("履职考核")

    class Verdict(models.TextChoices):
        OPEN = "open", _("未作出")
        GOOD = "good", _("优秀")
        FIT = "fit", _("合格（适宜在岗）")
        UNFIT = "unfit", _("不合格（不宜在岗）")

    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(_("年度"))
    posts = models.CharField(_("岗位"), max_length=200)
    due_at = models.DateTimeField(_("期限"))
    verdict = models.CharField(
        _("结果"), max_length=10, choices=Verdict.choices, default=Verdict.OPEN
    )
    findings = models.CharField(_("情况"), max_length=300, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    judged_at = models.DateTimeField(_("提出时间"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("确认时间"), null=True)

    objects: ClassVar[Any] = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("年度审查考核")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind_of", "year"], name="one_review_a_year_and_kind"
            )
        ]
        indexes = [models.Index(fields=["due_at", "id"], name="review_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.year} {self.get_kind_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:review", args=[self.public_id])
