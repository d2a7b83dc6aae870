"""Readings outside the house: an escort takes the copy there and brings it back (CIR-13)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Leg
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet

PERSON = settings.AUTH_USER_MODEL


class VisitQuerySet(LabelledQuerySet):
    def not_returned(self) -> "VisitQuerySet":
        return self.filter(leg__returned_at__isnull=True)

    def unsigned(self) -> "VisitQuerySet":
        return self.filter(leg__read_at__isnull=True)


class Visit(Labelled):
    """What an escorted reading adds to its leg, whose person is the escort, not the reader."""

    leg = models.OneToOneField(Leg, models.PROTECT, related_name="visit")
    reader = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("阅办人"))
    second = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("同行人")
    )
    destination = models.CharField(_("送往何处"), max_length=120)
    reason = models.CharField(_("事由"), max_length=120)
    out_at = models.DateTimeField(_("送出时间"))
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("审批人")
    )
    booked_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("经办人")
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("专人送阅")
        indexes = [models.Index(fields=["-out_at", "-id"], name="visit_by_date")]

    def __str__(self) -> str:
        return self.leg.copy.number

    def get_absolute_url(self) -> str:
        return reverse("carriers:visit", args=[self.public_id])
