"""Copying: approved in number, made in a rated place, each copy registered (CPY-01 to CPY-05)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.domains.carriers.models.places import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled


class Copying(Labelled):
    """One copying of one copy: how many were approved, made and spoilt, and where they go."""

    source = models.ForeignKey(Copy, models.PROTECT, related_name="copyings")
    approved = models.PositiveIntegerField(_("批准份数"))
    made = models.PositiveIntegerField(_("复制份数"))
    spoilt = models.PositiveIntegerField(_("废页数"))
    purpose = models.CharField(_("用途"), max_length=120)
    distribution = models.CharField(_("发放范围"), max_length=120)
    consent = models.CharField(_("制发机关同意文号"), max_length=80, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("复制地点"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("复制人")
    )
    at = models.DateTimeField(_("复制时间"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("复制登记")
        indexes = [models.Index(fields=["-at", "-id"], name="copying_by_date")]
        constraints = [
            models.CheckConstraint(
                condition=Q(made__lte=F("approved")), name="no_more_than_was_approved"
            )
        ]

    def __str__(self) -> str:
        return str(_("复制 %(copy)s") % {"copy": self.source.number})

    def get_absolute_url(self) -> str:
        return reverse("carriers:copying", args=[self.public_id])


class MadeCopy(Labelled):
    """One copy that a copying made; it is a copy like any other."""

    copying = models.ForeignKey(Copying, models.PROTECT, related_name="results")
    copy = models.OneToOneField(Copy, models.PROTECT, related_name="made_by")

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("复制件")
