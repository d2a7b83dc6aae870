"""Keeping archives: counts, repairs, and the appraisal of what has run out (ARC-03, ARC-08)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models.filing import Volume
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled

PERSON = settings.AUTH_USER_MODEL


class VolumeCount(Labelled):
    """One count of a volume: what the books say, what its card says, what is in it."""

    volume = models.ForeignKey(Volume, models.PROTECT, related_name="counts")
    on_books = models.PositiveIntegerField(_("账（件）"))
    on_card = models.PositiveIntegerField(_("卡（件）"))
    found = models.PositiveIntegerField(_("物（件）"))
    at = models.DateTimeField(_("清点时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("清点人"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("档案清点")
        indexes = [models.Index(fields=["-at", "-id"], name="volume_count_by_date")]

    def __str__(self) -> str:
        return self.volume.number

    def get_absolute_url(self) -> str:
        return self.volume.get_absolute_url()

    @property
    def agrees(self) -> bool:
        """Whether books, card and volume say the same."""
        return self.on_books == self.on_card == self.found


class Repair(Labelled):
    """Damage to a volume, and how it was repaired."""

    volume = models.ForeignKey(Volume, models.PROTECT, related_name="repairs")
    damage = models.CharField(_("破损情况"), max_length=120)
    noted_at = models.DateTimeField(_("登记时间"))
    noted_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("登记人"))
    method = models.CharField(_("修复方法"), max_length=120, blank=True)
    done_at = models.DateTimeField(_("修复时间"), null=True)
    done_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("修复人")
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("档案修复")
        indexes = [models.Index(fields=["-noted_at", "-id"], name="repair_by_date")]

    def __str__(self) -> str:
        return self.volume.number

    def get_absolute_url(self) -> str:
        return reverse("archives:repair", args=[self.public_id])


class Appraisal(Labelled):
    """What a panel found of a volume whose time has run out: keep it longer, or destroy it.

    keep_until: the new last day when it is kept.
    """

    class Verdict(models.TextChoices):
        KEEP = "keep", _("仍有保存价值，延长保管")
        DESTROY = "destroy", _("无保存价值，销毁")

    volume = models.ForeignKey(Volume, models.PROTECT, related_name="appraisals")
    verdict = models.CharField(_("鉴定意见"), max_length=10, choices=Verdict.choices)
    keep_until = models.DateField(_("延长至"), null=True)
    at = models.DateTimeField(_("鉴定时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("批准人")
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("期满鉴定")
        indexes = [models.Index(fields=["-at", "-id"], name="appraisal_by_date")]

    def __str__(self) -> str:
        return self.volume.number

    def get_absolute_url(self) -> str:
        return reverse("archives:appraisal", args=[self.public_id])


class PanelMember(Labelled):
    """One person of the panel of an appraisal."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="panel")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("成员"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("鉴定小组成员")
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "person"], name="on_a_panel_once")
        ]
