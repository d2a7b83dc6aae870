"""The disclosure catalogue and guide: what is kept public, by whom, until when (PUB-13)."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Dated, DatedQuerySet
from jiyao.foundation.trail.sealing import Traced

PERSON = settings.AUTH_USER_MODEL


class PublicEntryQuerySet(DatedQuerySet):
    def late(self, day: date) -> "PublicEntryQuerySet":
        """What should have been updated before `day`."""
        rows: PublicEntryQuerySet = self.filter(until=None, next_on__lt=day)
        return rows


class PublicEntry(Dated):
    """One line of the catalogue: what is public where, and who keeps it up to date."""

    class Category(models.TextChoices):
        RULES = "rules", _("法规制度")
        ACTIVITIES = "activities", _("工作动态")
        BODIES = "bodies", _("机构和人员")
        GUIDE = "guide", _("公开指南")

    category = models.CharField(_("类别"), max_length=12, choices=Category.choices)
    title = models.CharField(_("公开事项"), max_length=120)
    place = models.CharField(_("公开位置"), max_length=200)
    keeper = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("维护责任人")
    )
    next_on = models.DateField(_("应更新日期"))

    objects: ClassVar[Any] = PublicEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("公开目录")
        indexes = [models.Index(fields=["since", "id"], name="public_entry_by_date")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("release:entry", args=[self.public_id])


class PublicUpdate(Traced):
    """That a line was brought up to date."""

    entry = models.ForeignKey(PublicEntry, models.PROTECT, related_name="updates")
    at = models.DateTimeField(_("更新时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("更新人"))
    words = models.CharField(_("更新内容"), max_length=200)

    class Meta:
        verbose_name = _("公开目录更新")

    def __str__(self) -> str:
        return f"{self.entry} {self.at:%Y-%m-%d}"
