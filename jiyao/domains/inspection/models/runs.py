"""Runs of the checking tool, as taken in from their signed files (INS-09)."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.models.machines import Machine
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.people.models import Person
from jiyao.foundation.trail.numbering import YearlySeries


class RunSeries(YearlySeries):
    """The numbers of the runs of a year."""

    SIGN: ClassVar[str] = "检"

    class Meta:
        verbose_name = _("检查记录编号")


class Run(Labelled):
    """One run on one machine: numbers alone, no path. Known to the machine's person."""

    machine = models.ForeignKey(Machine, models.PROTECT, related_name="runs")
    number = models.CharField(_("检查记录编号"), max_length=30, unique=True)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("责任人"))
    finished_at = models.DateTimeField(_("检查时间"))
    rules = models.CharField(_("规则版本"), max_length=80)
    hits = models.PositiveIntegerField(_("命中"))
    reviews = models.PositiveIntegerField(_("待判断"))
    incomplete = models.PositiveIntegerField(_("未查全"))
    passed = models.PositiveIntegerField(_("未发现"))
    list_digest = models.CharField(_("文件清单摘要"), max_length=64)
    file_digest = models.CharField(_("结果文件摘要"), max_length=64, unique=True)
    signed_with = models.CharField(_("签名公钥"), max_length=44)
    imported_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("导入人")
    )
    imported_at = models.DateTimeField(_("导入时间"))

    HOLDER: ClassVar[str] = "owner"
    ROW_POLICY: ClassVar[Action] = Action.KNOW

    class Meta:
        verbose_name = _("检查记录")
        indexes = [models.Index(fields=["imported_at", "id"], name="run_by_date")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("inspection:run", args=[self.public_id])

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return self.hits + self.reviews + self.incomplete + self.passed


class RunContent(Labelled):
    """What only a reader may see of a run: which folders were looked through."""

    run = models.OneToOneField(Run, models.PROTECT, related_name="content")
    roots = models.TextField(_("检查范围"))

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("检查范围")
