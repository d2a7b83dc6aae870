"""Consulting archives: which items for whom, and what was found on return (BOR-06 to BOR-10)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models.filing import Volume, VolumeItem
from jiyao.domains.carriers.models import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.trail.numbering import YearlySeries

PERSON = settings.AUTH_USER_MODEL


class ConsultationSeries(YearlySeries):
    """The numbers of the consultations of a year."""

    SIGN = "查"

    class Meta:
        verbose_name = _("查档编号")


class ConsultationQuerySet(LabelledQuerySet):
    def not_returned(self) -> "ConsultationQuerySet":
        return self.filter(returned_at__isnull=True)

    def overdue(self, at: datetime) -> "ConsultationQuerySet":
        return self.not_returned().filter(due_at__lt=at)


class Consultation(Labelled):
    """Some items of one volume opened to one reader: of the own body, or who came with a letter."""

    number = models.CharField(_("查档编号"), max_length=30, unique=True)
    volume = models.ForeignKey(Volume, models.PROTECT, related_name="consultations")
    reader = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("查阅人")
    )
    body = models.CharField(_("来人单位"), max_length=120, blank=True)
    bearer = models.CharField(_("来人姓名"), max_length=60, blank=True)
    letter = models.CharField(_("介绍信号"), max_length=80)
    purpose = models.CharField(_("查阅事由"), max_length=120)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("查阅处所"))
    out_at = models.DateTimeField(_("提供时间"))
    due_at = models.DateTimeField(_("应还时间"))
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("批准人")
    )
    given_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("提供人"))
    returned_at = models.DateTimeField(_("归还时间"), null=True)
    counted = models.PositiveIntegerField(_("归还清点页数"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("查档")
        indexes = [models.Index(fields=["-out_at", "-id"], name="consultation_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["volume"],
                condition=Q(returned_at__isnull=True),
                name="one_open_consultation_a_volume",
            )
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("archives:consultation", args=[self.public_id])

    @property
    def who(self) -> str:
        """The reader, or the body and the person who came."""
        return str(self.reader or f"{self.body} {self.bearer}")


class ConsultedItem(Labelled):
    """One item that was opened; the others of the volume stayed closed (BOR-09)."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="items")
    item = models.ForeignKey(VolumeItem, models.PROTECT, related_name="consulted")

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("查阅的卷内文件")
        constraints = [
            models.UniqueConstraint(fields=["consultation", "item"], name="an_item_opened_once")
        ]


class Finding(Labelled):
    """A difference found on return from a consultation, or by a count (BOR-08, ARC-03)."""

    volume = models.ForeignKey(Volume, models.PROTECT, related_name="findings")
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, related_name="findings", verbose_name=_("查档")
    )
    what = models.CharField(_("发现的问题"), max_length=200)
    at = models.DateTimeField(_("发现时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("发现人"))
    cleared_at = models.DateTimeField(_("查清时间"), null=True)
    cleared_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("查清人")
    )
    explanation = models.CharField(_("查清情况"), max_length=120, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("档案差异")
        indexes = [models.Index(fields=["-at", "-id"], name="archive_finding_by_date")]

    def __str__(self) -> str:
        return self.volume.number

    def get_absolute_url(self) -> str:
        return reverse("archives:finding", args=[self.public_id])
