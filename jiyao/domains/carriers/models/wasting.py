"""Bags of drafts and waste paper, sealed until they are destroyed (DES-05)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.places import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.trail.numbering import YearlySeries

PERSON = settings.AUTH_USER_MODEL


class WasteSeries(YearlySeries):
    """The numbers of the bags of a year."""

    SIGN = "废"

    class Meta:
        verbose_name = _("废纸袋编号")


class WasteBagQuerySet(LabelledQuerySet):
    def waiting(self) -> "WasteBagQuerySet":
        return self.filter(destroyed_at__isnull=True)


class WasteBag(Labelled):
    """One sealed bag of waste paper of a level, from its sealing to its destruction."""

    number = models.CharField(_("袋号"), max_length=40, unique=True)
    origin = models.CharField(_("产生部门"), max_length=80)
    bagged_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("装袋人")
    )
    bagged_at = models.DateTimeField(_("装袋封口时间"))
    due_at = models.DateTimeField(_("销毁期限"))
    destroyed_at = models.DateTimeField(_("销毁时间"), null=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, related_name="+", verbose_name=_("销毁地点")
    )
    destroyed_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("销毁人")
    )
    witness = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("监销人")
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = WasteBagQuerySet.as_manager()

    class Meta:
        verbose_name = _("废纸袋")
        indexes = [models.Index(fields=["-bagged_at", "-id"], name="waste_bag_by_date")]
        constraints = [
            models.CheckConstraint(
                condition=Q(destroyed_at__isnull=True)
                | Q(place__isnull=False, destroyed_by__isnull=False, witness__isnull=False)
                & ~Q(witness=F("destroyed_by")),
                name="another_saw_the_waste_destroyed",
            )
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("carriers:waste_bag", args=[self.public_id])
