from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.access.models import Level
from jiyao.foundation.trail.recording import current_act
from jiyao.foundation.trail.sealing import Traced


class CarrierKind(Traced):
    """A kind of carrier and the unit it is counted in: pages, minutes, pieces (clause DOC-22)."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(_("载体种类"), max_length=40)
    unit = models.CharField(_("计量单位"), max_length=8)

    class Meta:
        verbose_name = _("载体种类")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Series(Traced):
    """A series of numbers, one a level and year, so that a number tells nothing of other levels."""

    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("收文编号")
        constraints = [models.UniqueConstraint(fields=["level", "year"], name="one_series_a_level")]

    def take(self) -> str:
        """Return the next number; without gaps, since it is taken inside the act."""
        self.last += 1
        self.save()
        return f"收{self.level.short}〔{self.year}〕{self.last:04d}号"


class DocumentQuerySet(LabelledQuerySet):
    def unfinished(self) -> "DocumentQuerySet":
        return self.exclude(state=Document.State.SIGNED)


class Document(Labelled):
    """An incoming document as the register knows it; its title is kept apart, in `Content`."""

    class State(models.TextChoices):
        COUNTED = "counted", _("已清点")
        REGISTERED = "registered", _("已登记")
        NUMBERED = "numbered", _("已编号")
        SIGNED = "signed", _("已签收")

    class Urgency(models.TextChoices):
        ORDINARY = "ordinary", _("平件")
        URGENT = "urgent", _("急件")
        PRESSING = "pressing", _("紧急件")
        FLASH = "flash", _("特急件")
        TIMED = "timed", _("限时送达")

    state = models.CharField(_("收文进度"), max_length=12, choices=State.choices)
    kind_of = models.ForeignKey(
        CarrierKind, models.PROTECT, related_name="+", verbose_name=_("载体种类")
    )
    number = models.CharField(_("收文号"), max_length=40, unique=True, null=True)
    sender = models.CharField(_("来文机关"), max_length=120)
    sender_number = models.CharField(_("来文字号"), max_length=80, blank=True)
    period = models.CharField(_("保密期限"), max_length=30, blank=True)
    urgency = models.CharField(
        _("紧急程度"), max_length=10, choices=Urgency.choices, default=Urgency.ORDINARY
    )
    courier = models.CharField(_("送达人"), max_length=60)
    code_title = models.CharField(_("代号标题"), max_length=40, blank=True)
    declared = models.PositiveIntegerField(_("封面注明份数"))
    counted = models.PositiveIntegerField(_("清点份数"))
    remark = models.CharField(_("份数不符说明"), max_length=200, blank=True)
    amount = models.PositiveIntegerField(_("每份页数"), null=True)
    enclosures = models.PositiveIntegerField(_("附件数"), default=0)
    received_at = models.DateTimeField(_("收文时间"))
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("签收人")
    )

    ROW_POLICY = Action.HANDLE
    objects: ClassVar[Any] = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("收文")
        indexes = [models.Index(fields=["-received_at", "-id"], name="document_by_date")]

    def __str__(self) -> str:
        return self.number or str(_("待编号:%(sender)s") % {"sender": self.sender})

    def get_absolute_url(self) -> str:
        return reverse("carriers:document", args=[self.public_id])


class Content(Labelled):
    """What only a reader may see of a document: its title."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="content")
    title = models.CharField(_("标题"), max_length=200)

    ROW_POLICY = Action.READ

    class Meta:
        verbose_name = _("文件内容")


class CopyQuerySet(LabelledQuerySet):
    def out_of_room(self) -> "CopyQuerySet":
        return self.filter(holder__isnull=False)

    def with_marks(self) -> "CopyQuerySet":
        return self.select_related("level__scheme", "holder")


class Copy(Labelled):
    """One copy of a document. Nobody as holder means the confidential room (clause DOC-15).

    `level` is the mark that stands on this copy: who only holds it sees no more than that.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="copies")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("标注密级"))
    number = models.CharField(_("编号"), max_length=50, unique=True)
    copy_number = models.CharField(_("份号"), max_length=10)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="copies",
        verbose_name=_("持有人"),
    )
    due_at = models.DateTimeField(_("应还"), null=True)
    received_at = models.DateTimeField(_("收文时间"))

    HOLDER = "holder"
    ROW_POLICY = Action.KNOW
    objects: ClassVar[Any] = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("份")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "copy_number"], name="one_copy_a_copy_number"
            )
        ]
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="copy_by_date"),
            models.Index(fields=["holder", "due_at"], name="copy_by_holder"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("carriers:copy", args=[self.public_id])

    @property
    def shown_level(self) -> Level:
        return self.level

    def open_leg(self) -> "Leg | None":
        """Return the reading under way, if any."""
        return self.legs.filter(returned_at__isnull=True).first()

    def pass_to(self, holder: Any, at: datetime, due: datetime | None = None) -> None:
        """Let `holder` (None: the confidential room) hold the copy, and note it in its custody."""
        Custody.objects.create(
            copy=self,
            label_id=self.label_id,
            step=self.custody.count() + 1,
            giver_id=self.holder_id,
            taker=holder,
            at=at,
            entry_id=current_act().entry_id,
        )
        self.holder = holder
        self.due_at = due
        self.save()


class Leg(Labelled):
    """One reading: out of the room to one reader, and back (clause CIR-02)."""

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="legs")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("阅文人")
    )
    out_at = models.DateTimeField(_("送阅时间"))
    due_at = models.DateTimeField(_("应还时间"))
    read_at = models.DateTimeField(_("阅毕时间"), null=True)
    returned_at = models.DateTimeField(_("退还时间"), null=True)
    counted = models.PositiveIntegerField(_("退还清点"), null=True)

    HOLDER = "reader"
    ROW_POLICY = Action.KNOW

    def get_absolute_url(self) -> str:
        return self.copy.get_absolute_url()

    class Meta:
        verbose_name = _("送阅")
        constraints = [
            models.UniqueConstraint(
                fields=["copy"], condition=Q(returned_at__isnull=True), name="one_open_leg_a_copy"
            )
        ]


class Custody(Labelled):
    """One link of a copy's custody: who gave, who took, when. Nobody means the room."""

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="custody")
    step = models.PositiveIntegerField()
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("交")
    )
    taker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("接")
    )
    at = models.DateTimeField(_("时间"))
    entry_id = models.CharField(max_length=32)

    ROW_POLICY = Action.HANDLE

    class Meta:
        verbose_name = _("流转")
        ordering = ["step"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "step"], name="one_link_a_step"),
        ]
