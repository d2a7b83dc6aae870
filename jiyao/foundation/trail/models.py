from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.trail.body import written

SIGNED_WITHIN = timedelta(hours=1)


class Outcome(models.TextChoices):
    """How an act ended; an opening is a reading, a list is one entry for all its rows."""

    DONE = "done", _("办理")
    OPENED = "opened", _("查看")
    LISTED = "listed", _("列表")
    REFUSED = "refused", _("拒绝")
    UNSEEN = "unseen", _("不可见")


class EntryQuerySet(models.QuerySet["Entry"]):
    """The questions that are asked of the trail."""

    def between(self, begin: datetime, end: datetime) -> Self:
        """Those recorded from `begin` until before `end`."""
        return self.filter(at__gte=written(begin), at__lt=written(end))

    def unsigned(self, log: int, at: datetime) -> Self:
        """Those of a log that no checkpoint has covered for over an hour."""
        signed = Checkpoint.objects.filter(log=log).aggregate(size=models.Max("size"))["size"]
        return self.filter(log=log, seq__gt=signed or 0, at__lt=written(at - SIGNED_WITHIN))


class Entry(models.Model):
    """One line of the trail. `seq` is given at commit by the database, from 1 in each log."""

    log = models.PositiveIntegerField(_("年度"))
    seq = models.PositiveBigIntegerField(_("序号"), null=True)
    entry_id = models.CharField(max_length=32, unique=True)
    at = models.CharField(_("时间"), max_length=27)
    who = models.CharField(_("人员编号"), max_length=32)
    code = models.CharField(_("事项"), max_length=80)
    kind = models.CharField(_("对象"), max_length=60, blank=True)
    ref = models.CharField(max_length=36, blank=True)
    level = models.CharField(_("级别"), max_length=40, blank=True)
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome.choices)
    leaf = models.BinaryField(max_length=32)
    body = models.BinaryField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("留痕")
        constraints = [models.UniqueConstraint(fields=["log", "seq"], name="one_number_per_entry")]
        indexes = [
            models.Index(fields=["log", "who", "-seq"], name="trail_by_person"),
            models.Index(fields=["log", "code", "-seq"], name="trail_by_code"),
            models.Index(fields=["ref", "-id"], name="trail_by_record"),
            models.Index(fields=["log", "outcome", "-seq"], name="trail_by_outcome"),
        ]


class Manifest(models.Model):
    """The rows of one bulk act, whose digest stands in the entry."""

    entry_id = models.CharField(max_length=32, unique=True)
    rows = models.BinaryField()

    class Meta:
        verbose_name = _("批量清单")


class Checkpoint(models.Model):
    """A signed statement of the tree of one log at one size, written by the signer alone."""

    log = models.PositiveIntegerField(_("年度"))
    size = models.PositiveBigIntegerField(_("条数"))
    root = models.BinaryField(max_length=32)
    note = models.TextField(_("签名文本"))
    signed_at = models.DateTimeField(_("签名时间"))

    class Meta:
        verbose_name = _("检查点")
        constraints = [models.UniqueConstraint(fields=["log", "note"], name="one_row_a_checkpoint")]


class Node(models.Model):
    """The hash of a complete subtree of 256^height leaves, kept so that proofs are quick."""

    log = models.PositiveIntegerField()
    height = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("树节点")
        constraints = [
            models.UniqueConstraint(fields=["log", "height", "index"], name="one_hash_a_node")
        ]
