"""Recalls: documents that their issuer calls back, ours or another's (RET-05)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.domains.carriers.models.documents import Document
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet


class RecallQuerySet(LabelledQuerySet):
    def under_way(self) -> "RecallQuerySet":
        return self.filter(finished_at__isnull=True)


class Recall(Labelled):
    """One recall: by which notice, until when, how many copies, and when the last was back."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="recalls")
    notice = models.CharField(_("收回通知"), max_length=80)
    wanted = models.PositiveIntegerField(_("应退份数"))
    due_at = models.DateTimeField(_("退还期限"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人")
    )
    at = models.DateTimeField(_("登记时间"))
    finished_at = models.DateTimeField(_("办结时间"), null=True)
    ended_for = models.CharField(_("不再收回的理由"), max_length=120, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = RecallQuerySet.as_manager()

    class Meta:
        verbose_name = _("收回")
        indexes = [models.Index(fields=["-at", "-id"], name="recall_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(finished_at__isnull=True),
                name="one_open_recall_a_document",
            )
        ]

    def __str__(self) -> str:
        return str(self.document)

    def get_absolute_url(self) -> str:
        return reverse("carriers:recall", args=[self.public_id])

    @property
    def is_ours(self) -> bool:
        """Whether we issued what is called back."""
        return hasattr(self.document, "outgoing")


class RecalledCopy(Labelled):
    """One copy that was given back on a recall, with the receipt for it."""

    recall = models.ForeignKey(Recall, models.PROTECT, related_name="lines")
    copy = models.ForeignKey(Copy, models.PROTECT, related_name="recalled")
    body = models.CharField(_("退自或退往"), max_length=120)
    receipt = models.CharField(_("回执号"), max_length=80)
    counted = models.PositiveIntegerField(_("清点页数"), null=True)
    at = models.DateTimeField(_("退还时间"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("退还")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["recall", "copy"], name="one_return_a_copy_of_a_recall")
        ]

    def __str__(self) -> str:
        return self.copy.number
