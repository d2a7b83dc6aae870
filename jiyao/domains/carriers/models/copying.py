"""Copying: approved, made in a rated place, registered, called back (CPY-01 to CPY-05, CPY-10)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.domains.carriers.models.moves import State
from jiyao.domains.carriers.models.places import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet

FILED_OR_DESTROYED = (State.ARCHIVED, State.DESTROYED)


class CopyingQuerySet(LabelledQuerySet):
    def open(self) -> "CopyingQuerySet":
        return self.filter(closed_at__isnull=True)

    def overdue(self, at: datetime) -> "CopyingQuerySet":
        return self.open().filter(recall_at__lt=at)


class Copying(Labelled):
    """One copying of one copy: how many were approved, made and spoilt, and where they go.

    It is open until each copy is filed, destroyed or kept with approval.
    """

    source = models.ForeignKey(Copy, models.PROTECT, related_name="copyings")
    approved = models.PositiveIntegerField(_("批准份数"))
    made = models.PositiveIntegerField(_("复制份数"))
    spoilt = models.PositiveIntegerField(_("废页数"))
    purpose = models.CharField(_("用途"), max_length=120)
    distribution = models.CharField(_("发放范围"), max_length=120)
    consent = models.CharField(_("制发机关同意文号"), max_length=80, blank=True)
    meeting = models.CharField(_("会议"), max_length=80, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("复制地点"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("复制人")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("审批人"),
    )
    at = models.DateTimeField(_("复制时间"))
    recall_at = models.DateTimeField(_("收回期限"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = CopyingQuerySet.as_manager()

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

    def unsettled(self) -> Any:
        """Return what was made and is neither filed nor destroyed nor kept with approval."""
        made = self.results.filter(kept_at__isnull=True).select_related("copy")
        return made.exclude(copy__state__in=FILED_OR_DESTROYED).order_by("pk")


class MadeCopy(Labelled):
    """One copy that a copying made; it is a copy like any other.

    kept_for: why it stays when the copying is closed, approved by `kept_by`.
    """

    copying = models.ForeignKey(Copying, models.PROTECT, related_name="results")
    copy = models.OneToOneField(Copy, models.PROTECT, related_name="made_by")
    kept_for = models.CharField(_("留存理由"), max_length=120, blank=True)
    kept_at = models.DateTimeField(_("批准留存时间"), null=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("批准留存人"),
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("复制件")

    def __str__(self) -> str:
        return self.copy.number

    def get_absolute_url(self) -> str:
        return self.copying.get_absolute_url()

    @property
    def outcome(self) -> str:
        """What became of it, in words."""
        if self.kept_at and self.copy.state not in FILED_OR_DESTROYED:
            return str(_("批准留存：%(why)s") % {"why": self.kept_for})
        return str(self.copy.whereabouts)
