"""The yearly report of posts and people to the superior office (PER-12)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.trail.sealing import Traced


class RollReport(Traced):
    """The report of one year: due by a day, sent with a number, on how many people."""

    year = models.PositiveSmallIntegerField(_("年度"), unique=True)
    due_at = models.DateTimeField(_("期限"))
    people = models.PositiveIntegerField(_("上报人数"), null=True)
    recipient = models.CharField(_("报送机关"), max_length=80, blank=True)
    number = models.CharField(_("文号"), max_length=80, blank=True)
    sent_on = models.DateField(_("报送日期"), null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("涉密人员年度报备")
        indexes = [models.Index(fields=["due_at", "id"], name="roll_report_by_date")]

    def __str__(self) -> str:
        return f"{self.year} {self._meta.verbose_name}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:roll_report", args=[self.public_id])
