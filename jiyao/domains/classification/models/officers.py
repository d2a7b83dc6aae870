"""Who may decide what is secret: appointed officers and the working group (CLS-02, CLS-11)."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Dated


class Officer(Dated):
    """A person appointed to decide up to a level of one scheme, as long as the training holds."""

    class Kind(models.TextChoices):
        STATUTORY = "statutory", _("法定")
        DESIGNATED = "designated", _("指定")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="classifying",
        verbose_name=_("定密责任人"),
    )
    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("最高密级"))
    basis = models.CharField(_("任命文号"), max_length=80)
    trained_on = models.DateField(_("培训日期"))
    trained_until = models.DateField(_("培训有效期至"))
    certificate = models.CharField(_("培训证书编号"), max_length=60)

    class Meta:
        verbose_name = _("定密责任人")
        indexes = [models.Index(fields=["-since", "-id"], name="officer_by_date")]
        constraints = [
            models.CheckConstraint(
                condition=Q(trained_until__gte=F("trained_on")), name="training_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.level}"

    def get_absolute_url(self) -> str:
        return reverse("classification:officer", args=[self.public_id])

    def is_trained_on(self, day: date) -> bool:
        """Whether the training holds on this day."""
        return self.trained_on <= day <= self.trained_until

    def may_decide(self, level: Level) -> bool:
        """Whether the appointment reaches this level."""
        return self.level.scheme_id == level.scheme_id and self.level.rank >= level.rank

    def standing(self, at: datetime, day: date) -> Any:
        """Return in a word whether the power holds; `day` is the local day of `at`."""
        if self.until and self.until <= at:
            return _("已解除")
        return _("在任") if self.is_trained_on(day) else _("培训过期，停权")


class GroupMember(Dated):
    """A member of the working group that reviews proposals where the setting says so."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="classifying_group",
        verbose_name=_("定密工作小组成员"),
    )
    duty = models.CharField(_("小组职务"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("定密工作小组成员")
        indexes = [models.Index(fields=["-since", "-id"], name="group_member_by_date")]

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        return reverse("classification:member", args=[self.public_id])
