from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.imports.declarations import IMPORTERS, Importer
from jiyao.foundation.procedures.models import AboutARecord
from jiyao.foundation.trail.sealing import Traced


class Ledger(Labelled):
    """An old ledger on its way into a register. It holds no content, only names and counts.

    Its label is as high as the installation may hold, with the importer alone in its scope: those
    who handle see that it is there, only the importer may read what is staged.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("待选表")
        ARRANGED = "arranged", _("待对栏")
        CHECKED = "checked", _("待确认")
        RUNNING = "running", _("导入中")
        DONE = "done", _("已导入")
        DISCARDED = "discarded", _("已放弃")
        UNDOING = "undoing", _("撤销中")
        UNDONE = "undone", _("已撤销")

    code = models.CharField(_("导入到"), max_length=60)
    file_name = models.CharField(_("文件名"), max_length=200)
    size = models.PositiveIntegerField(_("文件大小"))
    state = models.CharField(_("进度"), max_length=12, choices=State.choices)
    revision = models.PositiveIntegerField(default=1)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("上传人")
    )
    uploaded_at = models.DateTimeField(_("上传时间"))
    good = models.PositiveIntegerField(_("可导入"), default=0)
    faulty = models.PositiveIntegerField(_("有错"), default=0)
    skipped = models.PositiveIntegerField(_("非登记行"), default=0)
    last_place = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(_("已写入"), default=0)
    left_out = models.JSONField(_("未导入"), default=list)
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)
    finished_at = models.DateTimeField(_("完成时间"), null=True)

    ROW_POLICY = Action.HANDLE

    class Meta:
        verbose_name = _("旧簿导入")
        indexes = [models.Index(fields=["-uploaded_at", "-id"], name="ledger_by_date")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("ledger", args=[self.public_id])

    @property
    def importer(self) -> Importer:
        return IMPORTERS[self.code]

    @property
    def is_draft(self) -> bool:
        """Whether nothing was confirmed yet."""
        return self.state in (self.State.UPLOADED, self.State.ARRANGED, self.State.CHECKED)

    def finish(self, at: datetime, state: str) -> None:
        """End the work in this state and empty what was staged."""
        self.state = state
        self.finished_at = at
        self.save()
        for staging in Staging.objects.filter(ledger=self):
            staging.book = staging.work = b""
            staging.save()


class Staging(Labelled):
    """What was uploaded and what was chosen and mended, encrypted; empty when the work is over."""

    ledger = models.OneToOneField(Ledger, models.PROTECT, related_name="staging")
    book = models.BinaryField()
    work = models.BinaryField()

    ROW_POLICY = Action.READ

    class Meta:
        verbose_name = _("导入暂存")


class ImportedRow(AboutARecord):
    """Which record one row of a ledger became; it stays when the import is undone."""

    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="rows")
    place = models.PositiveIntegerField(_("行"))

    HOLDER = ""

    class Meta:
        verbose_name = _("导入的行")
        constraints = [models.UniqueConstraint(fields=["ledger", "place"], name="one_record_a_row")]


class Undoing(Traced):
    """An import undone as a whole: by this row every record that it wrote is void."""

    ledger = models.OneToOneField(Ledger, models.PROTECT, related_name="undoing")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("撤销时间"))
    reason = models.CharField(_("撤销理由"), max_length=300)

    class Meta:
        verbose_name = _("撤销导入")


class ImportableManager(models.Manager[Any]):
    """The rows that stand: those of an undone import are in no list, count, question or relation.

    Whether a number was ever given is asked of `_base_manager`.
    """

    def get_queryset(self) -> Any:
        return super().get_queryset().exclude(origin__in=Undoing.objects.values("ledger"))


class Importable(Labelled):
    """A row of a register that may come from an old ledger; its number stays taken when void."""

    origin = models.ForeignKey(Ledger, models.PROTECT, null=True, editable=False, related_name="+")

    objects: ClassVar[Any] = ImportableManager.from_queryset(LabelledQuerySet)()

    class Meta:
        abstract = True
