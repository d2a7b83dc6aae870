"""Notices with personal receipts, and their conveying by the heads of units (EDU-07, EDU-11)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import Personal
from jiyao.foundation.people.models import Circle
from jiyao.foundation.trail.sealing import Traced


class Notice(Traced):
    """A reminder or a circular about secrecy. cascades: heads of units convey it as well."""

    class Kind(models.TextChoices):
        REMINDER = "reminder", _("保密提醒")
        CIRCULAR = "circular", _("通报")

    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("标题"), max_length=100)
    text = models.TextField(_("正文"), max_length=20000)
    cascades = models.BooleanField(_("逐级传达"), default=False)
    published_at = models.DateTimeField(_("发布时间"))
    due_at = models.DateTimeField(_("确认期限"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("发布人")
    )

    class Meta:
        verbose_name = _("保密通知")
        indexes = [models.Index(fields=["published_at", "id"], name="secrecy_notice_by_date")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("organisation:notice", args=[self.public_id])


class Conveyance(Personal):
    """That the head of a unit is to convey a notice, and has. to_whom: names, as confirmed."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="conveyances")
    unit = models.ForeignKey(Circle, models.PROTECT, related_name="+", verbose_name=_("部门"))
    asked_at = models.DateTimeField(_("交办时间"))
    conveyed_at = models.DateTimeField(_("传达时间"), null=True)
    how = models.CharField(_("传达方式"), max_length=80, blank=True)
    to_whom = models.CharField(_("传达对象"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("传达")
        constraints = [
            models.UniqueConstraint(fields=["notice", "unit"], name="one_conveyance_a_unit")
        ]

    def __str__(self) -> str:
        return f"{self.notice}（{self.unit}）"

    def get_absolute_url(self) -> str:
        return reverse("organisation:conveyance", args=[self.public_id])
