"""Seals and introduction letters: who keeps them, each use (ORG-17)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Dated, Person
from jiyao.foundation.trail.numbering import YearlySeries
from jiyao.foundation.trail.sealing import Traced


class Seal(Dated):
    """A seal, or a book of introduction letters; until: when it went out of use."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("单位印章")
        SPECIAL = "special", _("专用章")
        LETTER = "letter", _("介绍信")

    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("名称"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("印章和介绍信")
        indexes = [models.Index(fields=["since", "id"], name="seal_by_date")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation:seal", args=[self.public_id])

    def custody_at(self, at: datetime) -> "SealCustody | None":
        """Return who keeps it at `at`, and where."""
        rows = self.custodies.holding_at(at).select_related("person")
        found: SealCustody | None = rows.order_by("-since", "-pk").first()
        return found


class SealCustody(Dated):
    """That a person keeps a seal, and where it is locked away."""

    stamp = models.ForeignKey(Seal, models.PROTECT, related_name="custodies")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="seals_kept", verbose_name=_("保管人")
    )
    place = models.CharField(_("存放处"), max_length=80)

    class Meta:
        verbose_name = _("印章保管")
        constraints = [
            models.UniqueConstraint(
                fields=["stamp"],
                condition=models.Q(until__isnull=True),
                name="one_custodian_a_seal",
            )
        ]

    def __str__(self) -> str:
        return f"{self.stamp} {self.person}"


class SealUseSeries(YearlySeries):
    """The numbers of the uses of a year."""

    SIGN: ClassVar[str] = "印"

    class Meta:
        verbose_name = _("用印编号")


class SealUse(Traced):
    """One use: a paper stamped in so many copies, or a letter given out to an addressee."""

    number = models.CharField(_("用印编号"), max_length=40, unique=True)
    stamp = models.ForeignKey(
        Seal, models.PROTECT, related_name="uses", verbose_name=_("印章或介绍信")
    )
    purpose = models.CharField(_("用途"), max_length=200)
    matter = models.CharField(_("文件编号"), max_length=80)
    copies = models.PositiveSmallIntegerField(_("份数"))
    applicant = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("申请人")
    )
    addressee = models.CharField(_("前往单位"), max_length=80, blank=True)
    sheet = models.CharField(_("介绍信编号"), max_length=40, blank=True)
    approved_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("批准人")
    )
    at = models.DateTimeField(_("用印时间"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("监印人"))

    objects: ClassVar[Any]

    class Meta:
        verbose_name = _("用印登记")
        indexes = [models.Index(fields=["at", "id"], name="seal_use_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["stamp", "sheet"],
                condition=~models.Q(sheet=""),
                name="one_use_a_letter_sheet",
            )
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("organisation:seal_use", args=[self.public_id])
