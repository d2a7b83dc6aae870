"""Leave with the time to be back, and what was done about who did not return (PER-19)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models.bars import Bar
from jiyao.foundation.access.personal import Personal, PersonalQuerySet


class LeaveQuerySet(PersonalQuerySet):
    def away(self) -> "LeaveQuerySet":
        return self.filter(back_at__isnull=True)

    def overdue(self, at: datetime) -> "LeaveQuerySet":
        return self.away().filter(due_back_at__lt=at)


class Leave(Personal):
    """One leave. bar: what stopped access when the person was not back in time."""

    reason = models.CharField(_("事由"), max_length=120)
    where = models.CharField(_("去向"), max_length=120)
    leaves_at = models.DateTimeField(_("离岗时间"))
    due_back_at = models.DateTimeField(_("应返岗时间"))
    back_at = models.DateTimeField(_("返岗时间"), null=True)
    bar = models.ForeignKey(Bar, models.PROTECT, null=True, related_name="leaves")
    measures = models.CharField(_("处置措施"), max_length=500, blank=True)
    measures_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    measures_at = models.DateTimeField(_("处置登记时间"), null=True)

    objects: ClassVar[Any] = LeaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("请假")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(back_at__isnull=True),
                name="one_open_leave_a_person",
            )
        ]
        indexes = [models.Index(fields=["leaves_at", "id"], name="leave_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self._meta.verbose_name}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:leave", args=[self.public_id])
