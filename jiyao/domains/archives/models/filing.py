"""Volumes with their items, transfers, and each step of a volume (ARC-01, ARC-06)."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models.planning import FilingClass
from jiyao.domains.archives.models.vocabulary import AFTER, Restricted, Stage, Step
from jiyao.domains.carriers.models import Copy, Place, State
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.access.models import Level
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.trail.numbering import YearlySeries
from jiyao.foundation.trail.recording import current_act

PERSON = settings.AUTH_USER_MODEL


class TransferSeries(YearlySeries):
    """The numbers of the transfer lists of a year."""

    SIGN = "移"

    class Meta:
        verbose_name = _("移交编号")


class Transfer(Labelled):
    """One list of volumes handed over to the archives, signed by both sides."""

    number = models.CharField(_("移交编号"), max_length=30, unique=True)
    giver = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("移交人"))
    receiver = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("接收人"))
    at = models.DateTimeField(_("移交时间"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("档案移交")
        indexes = [models.Index(fields=["-at", "-id"], name="transfer_by_date")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("archives:transfer", args=[self.public_id])


class VolumeQuerySet(LabelledQuerySet):
    def with_marks(self) -> "VolumeQuerySet":
        return self.select_related("label__level__scheme", "filing_class__custodian", "store")

    def for_acting(self) -> "VolumeQuerySet":
        """Load what the rules ask of a volume, in a fixed number of queries for the batch."""
        return self.with_marks().prefetch_related(
            "items__copy__losses", "items__label__level__scheme"
        )

    def kept(self) -> "VolumeQuerySet":
        """What the archives have taken over and not given up."""
        return self.exclude(state__in=(Stage.COLLECTING, Stage.WITHDRAWN))

    def uncounted(self, since: date) -> "VolumeQuerySet":
        """What is kept and was not counted since the morning of a day."""
        morning = start_of(since)
        counted = self.model.objects.filter(counts__at__gte=morning)
        return self.kept().exclude(pk__in=counted.values("pk"))

    def expired(self, day: date) -> "VolumeQuerySet":
        """What is kept and whose time has run out before `day`."""
        return self.kept().filter(keep_until__lt=day)


class Volume(Labelled):
    """One volume. Its label bears the highest level that it may hold, with nobody in its scope."""

    number = models.CharField(_("档号"), max_length=50, unique=True)
    filing_class = models.ForeignKey(
        FilingClass, models.PROTECT, related_name="volumes", verbose_name=_("类目")
    )
    year = models.PositiveSmallIntegerField(_("年度"))
    state = models.CharField(
        _("状态"), max_length=12, choices=Stage.choices, default=Stage.COLLECTING, db_index=True
    )
    keep_until = models.DateField(_("保管至"), null=True, db_index=True)
    founded_at = models.DateTimeField(_("立卷时间"))
    founded_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("立卷人")
    )
    transfer = models.ForeignKey(
        Transfer, models.PROTECT, null=True, related_name="volumes", verbose_name=_("移交清单")
    )
    store = models.ForeignKey(
        Place, models.PROTECT, null=True, related_name="+", verbose_name=_("库房")
    )
    shelf = models.CharField(_("架位"), max_length=40, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = VolumeQuerySet.as_manager()

    class Meta:
        verbose_name = _("案卷")
        indexes = [models.Index(fields=["-founded_at", "-id"], name="volume_by_date")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("archives:volume", args=[self.public_id])

    @property
    def level(self) -> Level:
        return self.label.level

    @property
    def highest(self) -> Level:
        """The highest of its own level and of what is in it: an item may have risen since."""
        levels = (self.level, *(item.label.level for item in self.inside()))
        return max(levels, key=lambda level: level.weight)

    @property
    def collection(self) -> str:
        return str(self.filing_class.collection)

    def inside(self) -> list["VolumeItem"]:
        """Return the items that are in the volume.

        Until it is handed over these are all that are filed and not lost; afterwards those alone
        whose copy is archived: one that was lost and found again lies in the room.
        """
        filed = (item for item in self.items.all() if item.until is None)
        if self.state == Stage.COLLECTING:
            return [item for item in filed if item.copy.state != State.LOST]
        return [item for item in filed if item.copy.state == State.ARCHIVED]

    def holds(self, items: list["VolumeItem"]) -> bool:
        """Whether these are some of what is in the volume, and at least one."""
        inside = {item.pk for item in self.inside()}
        return bool(items) and all(item.pk in inside for item in items)

    def missing_items(self) -> list["VolumeItem"]:
        """Return the items whose copy is being searched for."""
        return [item for item in self.inside() if item.copy.open_loss()]

    def move(self, how: Step, at: datetime, by: Any, other: str = "") -> None:
        """Take one step and write its line in the movement register, inside an act.

        other: who took it or brought it, in words.
        """
        VolumeMove.objects.create(
            volume=self,
            label_id=self.label_id,
            step=self.moves.count() + 1,
            how=how,
            at=at,
            by=by,
            other=other,
            entry_id=current_act().entry_id,
        )
        self.state = AFTER[how]
        self.save()


class VolumeItem(Labelled):
    """One copy in a volume, under the label of the copy; `until` when it was taken out again."""

    volume = models.ForeignKey(Volume, models.PROTECT, related_name="items")
    copy = models.ForeignKey(Copy, models.PROTECT, related_name="volume_items")
    place = models.PositiveSmallIntegerField(_("件号"))
    pages = models.PositiveIntegerField(_("数量"))
    restricted = models.CharField(
        _("控制范围"), max_length=12, choices=Restricted.choices, blank=True
    )
    since = models.DateTimeField(_("归卷时间"))
    until = models.DateTimeField(_("撤出时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("卷内文件")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["volume", "place"], name="one_item_a_place"),
            models.UniqueConstraint(
                fields=["copy"], condition=Q(until__isnull=True), name="one_volume_a_copy"
            ),
        ]

    def __str__(self) -> str:
        return f"第{self.place}件 {self.copy.number}"

    @property
    def keeps_its_copy(self) -> bool:
        """Whether a copy in the room may not be filed elsewhere on account of this item."""
        return self.until is None and self.volume.state in (Stage.COLLECTING, Stage.WITHDRAWN)

    def end(self, at: datetime) -> None:
        """Note that the copy is in this volume no longer, inside an act."""
        self.until = at
        self.save()

    def get_absolute_url(self) -> str:
        return self.volume.get_absolute_url()


class VolumeMove(Labelled):
    """One line of the movement register: in, out, back (ARC-06)."""

    volume = models.ForeignKey(Volume, models.PROTECT, related_name="moves")
    step = models.PositiveIntegerField()
    how = models.CharField(_("事项"), max_length=12, choices=Step.choices)
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    other = models.CharField(_("移交人或调阅人"), max_length=200, blank=True)
    entry_id = models.CharField(max_length=32)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("档案出入库")
        indexes = [models.Index(fields=["-at", "-id"], name="volume_move_by_date")]
        constraints = [
            models.UniqueConstraint(fields=["volume", "step"], name="one_volume_move_a_step")
        ]

    def __str__(self) -> str:
        return self.volume.number

    def get_absolute_url(self) -> str:
        return self.volume.get_absolute_url()
