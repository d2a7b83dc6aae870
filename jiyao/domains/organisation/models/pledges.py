"""Pledges and the versions of their text (ORG-08)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Dated


class Occasion(models.TextChoices):
    """On what occasion somebody signs."""

    ENTRY = "entry", _("上岗承诺书")
    ANNUAL = "annual", _("在岗承诺书")
    LEAVING = "leaving", _("离岗承诺书")
    HELPER = "helper", _("临时工作人员承诺书")
    TRADE = "trade", _("商业秘密保密协议")
    SUPPLIER = "supplier", _("供应商保密协议")
    OF_UNIT = "of_unit", _("部门保密责任书")
    OF_PERSON = "of_person", _("个人保密责任书")
    CODE = "code", _("保密守则")


OPENING = (Occasion.ENTRY, Occasion.ANNUAL, Occasion.HELPER)
PLEDGED = (Occasion.ENTRY, Occasion.ANNUAL, Occasion.LEAVING, Occasion.HELPER, Occasion.TRADE)


def text_in_force(occasion: str, at: datetime) -> "PledgeText | None":
    """Return the version that is signed on an occasion at `at`."""
    found: PledgeText | None = PledgeText.objects.holding_at(at).filter(occasion=occasion).first()
    return found


class PledgeText(Dated):
    """One version of the text that is signed on an occasion; a new one ends the one before."""

    occasion = models.CharField(_("种类"), max_length=10, choices=Occasion.choices)
    version = models.PositiveSmallIntegerField(_("版次"))
    text = models.TextField(_("正文"), max_length=8000)

    class Meta:
        verbose_name = _("承诺书文本")
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "version"], name="one_pledge_text_a_version"
            )
        ]
        indexes = [models.Index(fields=["since", "id"], name="pledge_text_by_date")]

    def __str__(self) -> str:
        return f"{self.get_occasion_display()}（第 {self.version} 版）"

    def get_absolute_url(self) -> str:
        return reverse("organisation:pledge_text", args=[self.public_id])

    @property
    def is_pledged(self) -> bool:
        """Whether a person pledges it alone, and no other side issues it."""
        return self.occasion in PLEDGED

    @property
    def is_annual(self) -> bool:
        """Whether it is pledged anew every year."""
        return self.occasion == Occasion.ANNUAL

    @property
    def is_code(self) -> bool:
        """Whether it is the code of conduct, which is read and not pledged."""
        return self.occasion == Occasion.CODE


class Pledge(Personal, Dated):
    """A pledge that a person has signed, on one version of its text.

    paper: the number of the sheet when it was signed on paper, else empty.
    """

    text = models.ForeignKey(PledgeText, models.PROTECT, related_name="pledges")
    paper = models.CharField(_("纸质编号"), max_length=80, blank=True)

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("保密承诺书")
        indexes = [models.Index(fields=["since", "id"], name="pledge_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.text}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:pledge", args=[self.public_id])
