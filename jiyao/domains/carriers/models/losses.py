"""Copies that are missing: reported, searched for, found or counted as leaked (DOC-16)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet


class LossQuerySet(LabelledQuerySet):
    def being_searched(self) -> "LossQuerySet":
        return self.filter(found_at__isnull=True, leak_at__isnull=True)

    def overdue(self, at: datetime) -> "LossQuerySet":
        return self.being_searched().filter(search_until__lte=at)


class Loss(Labelled):
    """One report of a missing copy. Until it is found the copy is frozen."""

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="losses")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("报告人")
    )
    reported_at = models.DateTimeField(_("报告时间"))
    last_seen = models.CharField(_("最后见到的时间和处所"), max_length=120)
    search_until = models.DateTimeField(_("查找期限"))
    outside_at = models.DateTimeField(_("向上级报告时间"), null=True)
    outside_number = models.CharField(_("上报文号"), max_length=80, blank=True)
    found_at = models.DateTimeField(_("找到时间"), null=True)
    found_where = models.CharField(_("在何处找到"), max_length=120, blank=True)
    leak_at = models.DateTimeField(_("按泄密处理时间"), null=True)

    HOLDER = "reporter"
    ROW_POLICY = Action.KNOW
    objects: ClassVar[Any] = LossQuerySet.as_manager()

    class Meta:
        verbose_name = _("下落不明报告")
        constraints = [
            models.UniqueConstraint(
                fields=["copy"], condition=Q(found_at__isnull=True), name="one_open_loss_a_copy"
            )
        ]

    def __str__(self) -> str:
        return self.copy.number

    @property
    def is_open(self) -> bool:
        """Whether the copy is being searched for."""
        return self.found_at is None and self.leak_at is None

    def get_absolute_url(self) -> str:
        return self.copy.get_absolute_url()
