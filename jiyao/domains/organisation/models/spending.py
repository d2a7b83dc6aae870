"""Money for confidentiality work: what was planned, what was spent and on what (ORG-11)."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.risks import Risk
from jiyao.foundation.people.models import Dated, DatedQuerySet, Person
from jiyao.foundation.trail.sealing import Traced


class BudgetQuerySet(DatedQuerySet):
    def with_spent(self) -> Any:
        """Add `spent`, what went off each line, in yuan."""
        return self.annotate(spent=Coalesce(Sum("spendings__amount"), 0))


class BudgetLine(Dated):
    """An amount that a year has for a purpose, in yuan."""

    class Purpose(models.TextChoices):
        EQUIPMENT = "equipment", _("防护设备")
        PREMISES = "premises", _("场所防护")
        TRAINING = "training", _("宣传教育")
        CHECKS = "checks", _("检查检测")
        OTHER = "other", _("其他")

    year = models.PositiveSmallIntegerField(_("年度"))
    purpose = models.CharField(_("用途"), max_length=10, choices=Purpose.choices)
    name = models.CharField(_("预算项目"), max_length=80)
    amount = models.PositiveBigIntegerField(_("预算（元）"))
    basis = models.CharField(_("批准文号"), max_length=80)

    objects: ClassVar[Any] = BudgetQuerySet.as_manager()

    class Meta:
        verbose_name = _("保密经费预算")
        indexes = [models.Index(fields=["since", "id"], name="budget_line_by_date")]

    def __str__(self) -> str:
        return f"{self.year} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:budget_line", args=[self.public_id])

    def left(self) -> int:
        """Return what is not spent yet, in yuan."""
        spent: int = self.spendings.aggregate(all=Coalesce(Sum("amount"), 0))["all"]
        return self.amount - spent

    def is_of(self, day: date) -> bool:
        """Whether a day lies in its year."""
        return day.year == self.year


class Spending(Traced):
    """Money that was spent off a line: on what equipment, for which measure against which risk."""

    line = models.ForeignKey(
        BudgetLine, models.PROTECT, related_name="spendings", verbose_name=_("预算项目")
    )
    item = models.CharField(_("支出内容"), max_length=120)
    amount = models.PositiveBigIntegerField(_("金额（元）"))
    spent_on = models.DateField(_("支出日期"))
    voucher = models.CharField(_("凭证号"), max_length=60, unique=True)
    equipment = models.CharField(_("设备编号"), max_length=80, blank=True)
    risk = models.ForeignKey(
        Risk, models.PROTECT, null=True, related_name="spendings", verbose_name=_("所防风险")
    )
    at = models.DateTimeField(_("登记时间"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("登记人"))

    class Meta:
        verbose_name = _("保密经费支出")
        indexes = [models.Index(fields=["at", "id"], name="spending_by_date")]

    def __str__(self) -> str:
        return self.voucher

    def get_absolute_url(self) -> str:
        return reverse("organisation:spending", args=[self.public_id])
