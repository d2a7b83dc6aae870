"""Responsibility letters, layer by layer: organisation to unit, unit to person (ORG-07)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.pledges import PledgeText
from jiyao.foundation.access.personal import Personal, PersonalQuerySet
from jiyao.foundation.people.models import Circle


class LetterQuerySet(PersonalQuerySet):
    """Letters of responsibility."""

    def of_units(self, year: int) -> Any:
        """Return the letters of a year given to who still is an active person of the unit."""
        there = {"person__is_active": True, "person__unit": F("unit")}
        return self.filter(layer=Letter.Layer.UNIT, year=year, **there)

    def heading(self, year: int) -> Any:
        """Return those of them that are signed: who signed answers for the unit that year."""
        return self.of_units(year).filter(signed_at__isnull=False)


class Letter(Personal):
    """A letter of responsibility for a year, on one version of its text; `person` undertakes it.

    giver: who signed for the layer above when issuing it; paper: the number of the sheet when it
    was signed on paper, else empty.
    """

    class Layer(models.TextChoices):
        UNIT = "unit", _("单位与部门")
        PERSON = "person", _("部门与个人")

    layer = models.CharField(_("层级"), max_length=10, choices=Layer.choices)
    year = models.PositiveSmallIntegerField(_("年度"))
    unit = models.ForeignKey(Circle, models.PROTECT, related_name="+", verbose_name=_("部门"))
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("签发人")
    )
    text = models.ForeignKey(PledgeText, models.PROTECT, related_name="letters")
    issued_at = models.DateTimeField(_("签发时间"))
    due_at = models.DateTimeField(_("签订期限"))
    signed_at = models.DateTimeField(_("签订时间"), null=True)
    paper = models.CharField(_("纸质编号"), max_length=80, blank=True)

    objects: ClassVar[Any] = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("保密责任书")
        constraints = [
            models.UniqueConstraint(
                fields=["layer", "year", "unit", "person"], name="one_letter_a_year"
            )
        ]
        indexes = [models.Index(fields=["issued_at", "id"], name="letter_by_date")]

    def __str__(self) -> str:
        return f"{self.year} 年{self.unit}{self.text.get_occasion_display()}（{self.person}）"

    def get_absolute_url(self) -> str:
        return reverse("organisation:letter", args=[self.public_id])
