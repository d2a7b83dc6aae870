"""What lies in the room at the end of the year and goes: back, to the archive, away (RET-02)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.domains.carriers.models.moves import State
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet


class YearClearingQuerySet(LabelledQuerySet):
    def open(self) -> "YearClearingQuerySet":
        return self.filter(closed_at__isnull=True)

    def overdue(self, at: datetime) -> "YearClearingQuerySet":
        return self.open().filter(due_at__lt=at)


class YearClearing(Labelled):
    """One year's run through the room. It names no copy, so its label is internal."""

    year = models.PositiveSmallIntegerField(_("年度"), unique=True)
    opened_at = models.DateTimeField(_("开列时间"))
    due_at = models.DateTimeField(_("清理期限"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = YearClearingQuerySet.as_manager()

    class Meta:
        verbose_name = _("年终清理")
        indexes = [models.Index(fields=["-opened_at", "-id"], name="year_clearing_by_date")]

    def __str__(self) -> str:
        return str(_("%(year)d 年年终清理") % {"year": self.year})

    def get_absolute_url(self) -> str:
        return reverse("carriers:year_clearing", args=[self.public_id])


class ClearingItemQuerySet(LabelledQuerySet):
    def undecided(self) -> "ClearingItemQuerySet":
        return self.filter(decision="")

    def not_carried_out(self) -> "ClearingItemQuerySet":
        """What goes back or is destroyed, and lies in the room on no list for that yet."""
        leaving = self.filter(decision__in=(ClearingItem.What.RETURN, ClearingItem.What.DESTROY))
        leaving = leaving.filter(copy__state=State.ROOM)
        listed = Copy.objects.filter(
            Q(destructions__outcome="listed") | Q(hand_backs__outcome="owed")
        )
        return leaving.exclude(copy__in=listed)


class ClearingItem(Labelled):
    """One copy of a run: what is proposed for it, and what was decided."""

    class What(models.TextChoices):
        RETURN = "return", _("清退")
        ARCHIVE = "archive", _("归档")
        DESTROY = "destroy", _("销毁")
        KEEP = "keep", _("留用")

    clearing = models.ForeignKey(YearClearing, models.PROTECT, related_name="items")
    copy = models.ForeignKey(Copy, models.PROTECT, related_name="clearings")
    proposal = models.CharField(_("建议"), max_length=10, choices=What.choices)
    decision = models.CharField(_("决定"), max_length=10, choices=What.choices, blank=True)
    reason = models.CharField(_("留用理由"), max_length=120, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("决定人"),
    )
    decided_at = models.DateTimeField(_("决定时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = ClearingItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("年终清理条目")
        constraints = [
            models.UniqueConstraint(fields=["clearing", "copy"], name="cleared_once_a_year")
        ]

    def __str__(self) -> str:
        words = _("%(copy)s　建议%(proposal)s") % {
            "copy": self.copy.number,
            "proposal": self.get_proposal_display(),
        }
        return f"{words}，{_('已定')}{self.get_decision_display()}" if self.decision else words

    def get_absolute_url(self) -> str:
        return self.clearing.get_absolute_url()
