"""Lists of copies that go back to the organ that issued them, recalled or cleared (RET-05)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.trail.numbering import YearlySeries


class HandBackSeries(YearlySeries):
    """The numbers of the hand-back lists of a year."""

    SIGN = "清"

    class Meta:
        verbose_name = _("清退编号")


class HandBackQuerySet(LabelledQuerySet):
    def open(self) -> "HandBackQuerySet":
        return self.filter(closed_at__isnull=True)

    def overdue(self, at: datetime) -> "HandBackQuerySet":
        return self.open().filter(due_at__lt=at)


class HandBack(Labelled):
    """One list for one issuer, by a date. Its label has the highest level on it and no scope."""

    number = models.CharField(_("清退编号"), max_length=30, unique=True)
    issuer = models.CharField(_("来文机关"), max_length=120)
    notice = models.CharField(_("清退通知文号"), max_length=80, blank=True)
    due_at = models.DateTimeField(_("清退期限"))
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人")
    )
    drafted_at = models.DateTimeField(_("造册时间"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)
    struck_for = models.CharField(_("不再清退的理由"), max_length=120, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = HandBackQuerySet.as_manager()

    class Meta:
        verbose_name = _("清退清单")
        indexes = [models.Index(fields=["-drafted_at", "-id"], name="hand_back_by_date")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("carriers:hand_back", args=[self.public_id])

    @property
    def progress(self) -> str:
        """Where the list stands, in one word."""
        if self.closed_at is None:
            return str(_("待清退"))
        return str(_("部分不再清退") if self.struck_for else _("已清退"))


class HandBackItem(Labelled):
    """One copy on a list: still owed, handed back against a receipt, or struck off."""

    class Outcome(models.TextChoices):
        OWED = "owed", _("应交")
        HANDED = "handed", _("已交")
        STRUCK = "struck", _("不再清退")

    hand_back = models.ForeignKey(HandBack, models.PROTECT, related_name="items")
    copy = models.ForeignKey(Copy, models.PROTECT, related_name="hand_backs")
    outcome = models.CharField(
        _("结果"), max_length=10, choices=Outcome.choices, default=Outcome.OWED
    )
    receipt = models.CharField(_("回执号"), max_length=80, blank=True)
    taken_by = models.CharField(_("接收人"), max_length=40, blank=True)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("移交人"),
    )
    handed_at = models.DateTimeField(_("清退时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("清退清单条目")
        constraints = [
            models.UniqueConstraint(
                fields=["copy"], condition=Q(outcome="owed"), name="on_one_hand_back_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="handed")
                | (Q(handed_at__isnull=False) & ~Q(receipt="") & ~Q(taken_by="")),
                name="handed_back_against_a_receipt",
            ),
        ]

    def __str__(self) -> str:
        return self.copy.number

    def get_absolute_url(self) -> str:
        return self.hand_back.get_absolute_url()
