"""Documents as the register knows them, their content, and the numbers they are given."""

from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.moves import State
from jiyao.domains.carriers.models.terms import Term
from jiyao.domains.classification.models import Item
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.access.marks import periods_from
from jiyao.foundation.access.models import Level
from jiyao.foundation.imports.models import Importable, ImportableManager
from jiyao.foundation.registers.sorting import OrElse
from jiyao.foundation.store import spelled  # noqa: F401 - registers the lookup
from jiyao.foundation.trail.sealing import Traced


class CarrierKind(Traced):
    """A kind of carrier and the unit it is counted in: pages, minutes, pieces (clause DOC-22)."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(_("载体种类"), max_length=40, unique=True)
    unit = models.CharField(_("计量单位"), max_length=8)

    class Meta:
        verbose_name = _("载体种类")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("register", args=["carriers.kind"])


class Series(Traced):
    """Numbers of one kind, level and year, so that a number tells nothing of other levels."""

    INCOMING: ClassVar[str] = "收"

    prefix = models.CharField(max_length=2, default=INCOMING)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("编号序列")
        constraints = [
            models.UniqueConstraint(fields=["prefix", "level", "year"], name="one_series_a_level")
        ]

    def take(self) -> str:
        """Return the next number that no old ledger has brought; taken inside the act."""
        number = ""
        while not number or Document._base_manager.filter(number=number).exists():
            self.last += 1
            number = f"{self.prefix}{self.level.short}〔{self.year}〕{self.last:04d}号"
        self.save()
        return number


# Nothing is left to be done to take it in; the index of what is unfinished stands without it.
ENDED = Q(state__spelled="signed") | Q(state__spelled="void")


class DocumentQuerySet(LabelledQuerySet):
    def incoming(self) -> "DocumentQuerySet":
        """What was received, without what was made in the house."""
        return self.filter(outgoing__isnull=True, own__isnull=True)

    def received(self) -> "DocumentQuerySet":
        """What came in, without what was registered by mistake."""
        return self.incoming().exclude(state=Document.State.VOID)

    def unfinished(self) -> "DocumentQuerySet":
        """What is not signed for yet, nor void."""
        return self.exclude(ENDED)

    def awaiting_opinion(self) -> "DocumentQuerySet":
        """What was received and has neither scope nor handling opinion yet (CIR-16)."""
        return self.filter(waits_for__spelled=Document.Waits.OPINION)

    def going_round(self) -> "DocumentQuerySet":
        """What is to be handed round, to a first reader or to another who was named."""
        return self.filter(waits_for__spelled=Document.Waits.ROUND)

    def undistributed(self) -> "DocumentQuerySet":
        """What goes round and has a copy in the room that can be handed out."""
        here = apps.get_model("carriers", "Copy").objects.filter(state=State.ROOM)
        return self.going_round().filter(Exists(here.filter(document=OuterRef("pk"))))


class DocumentManager(ImportableManager.from_queryset(DocumentQuerySet)):  # type: ignore[misc]
    """The documents that stand."""


class Document(Importable):
    """An incoming document as the register knows it; its title is kept apart, in `Content`."""

    class State(models.TextChoices):
        COUNTED = "counted", _("已清点")
        REGISTERED = "registered", _("已登记")
        NUMBERED = "numbered", _("已编号")
        SIGNED = "signed", _("已签收")
        VOID = "void", _("登记作废")

    class Waits(models.TextChoices):
        """What is next to be done with a document that is signed for, where that is owed."""

        NOTHING = "", _("无")
        OPINION = "opinion", _("待拟办")
        ROUND = "round", _("待分发")

    class Urgency(models.TextChoices):
        ORDINARY = "ordinary", _("平件")
        URGENT = "urgent", _("急件")
        PRESSING = "pressing", _("紧急件")
        FLASH = "flash", _("特急件")
        TIMED = "timed", _("限时送达")

    state = models.CharField(_("收文进度"), max_length=12, choices=State.choices)
    waits_for = models.CharField(
        _("待办"), max_length=10, choices=Waits.choices, blank=True, default=Waits.NOTHING
    )
    kind_of = models.ForeignKey(
        CarrierKind, models.PROTECT, related_name="+", verbose_name=_("载体种类")
    )
    number = models.CharField(_("收文号"), max_length=40, unique=True, null=True)
    sender = models.CharField(_("来文机关"), max_length=120)
    sender_number = models.CharField(_("来文字号"), max_length=80, blank=True)
    period = models.CharField(_("保密期限"), max_length=30, blank=True)
    period_note = models.CharField(_("期限说明"), max_length=120, blank=True)
    urgency = models.CharField(
        _("紧急程度"), max_length=10, choices=Urgency.choices, default=Urgency.ORDINARY
    )
    addressee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("亲启收件人"),
    )
    courier = models.CharField(_("送达人"), max_length=60)
    code_title = models.CharField(_("代号标题"), max_length=40, blank=True)
    declared = models.PositiveIntegerField(_("封面注明份数"))
    counted = models.PositiveIntegerField(_("清点份数"))
    remark = models.CharField(_("份数不符说明"), max_length=200, blank=True)
    amount = models.PositiveIntegerField(_("每份页数"), null=True)
    enclosures = models.PositiveIntegerField(_("附件数"), default=0)
    copying_forbidden = models.BooleanField(_("标明不准复制"), default=False)
    category = models.ForeignKey(
        Term, models.PROTECT, null=True, related_name="+", verbose_name=_("机要类别")
    )
    received_at = models.DateTimeField(_("收文时间"))
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("签收人")
    )

    item = models.ForeignKey(
        Item, models.PROTECT, null=True, related_name="+", verbose_name=_("定密事项")
    )

    ROW_POLICY = Action.HANDLE
    objects: ClassVar[Any] = DocumentManager()

    class Meta:
        verbose_name = _("收文")
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="document_by_date"),
            models.Index(OrElse("number"), "id", name="document_by_number"),
            models.Index(
                fields=["received_at", "id"],
                condition=~ENDED,
                name="document_unfinished",
            ),
            models.Index(
                fields=["received_at", "id"],
                condition=Q(waits_for__spelled="opinion"),
                name="document_awaiting_opinion",
            ),
            models.Index(
                fields=["received_at", "id"],
                condition=Q(waits_for__spelled="round"),
                name="document_awaiting_round",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(_("待编号：%(sender)s") % {"sender": self.sender})

    def get_absolute_url(self) -> str:
        return reverse("carriers:document", args=[self.public_id])

    def short_name(self) -> str:
        """Name it where the name stays: one without a number will have one."""
        waiting = str(_("%(sender)s 来件") % {"sender": self.sender})[:120]
        return super().short_name() if self.number else waiting

    @property
    def is_made_here(self) -> bool:
        """Whether the house made it: issued by itself, or entered as its own."""
        return hasattr(self, "outgoing") or hasattr(self, "own")

    @property
    def is_scoped(self) -> bool:
        """Whether it was decided who may know it; until then who registers it and decides may."""
        return hasattr(self, "opinion") or hasattr(self, "outgoing")

    @property
    def is_of_a_meeting(self) -> bool:
        """Whether it is a meeting's: brought back from one, or the record of one."""
        return hasattr(self, "brought") or (hasattr(self, "own") and self.own.origin == "meeting")


class Content(Labelled):
    """What only a reader may see of a document: its title, and what an old ledger remarked."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="content")
    title = models.CharField(_("标题"), max_length=200)
    note = models.CharField(_("备注"), max_length=300, blank=True)

    ROW_POLICY = Action.READ

    class Meta:
        verbose_name = _("文件内容")


class MendedTitle(Labelled):
    """A title as it stood before and after a correction, for who may read it (DOC-01)."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="mended_titles")
    entry_id = models.CharField(max_length=32)
    old = models.CharField(_("原标题"), max_length=200)
    new = models.CharField(_("更正为"), max_length=200)

    ROW_POLICY = Action.READ

    class Meta:
        verbose_name = _("更正的标题")


periods_from(Document.objects.all)
