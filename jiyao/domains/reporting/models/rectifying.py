"""Notices to put something right: they go down, an answer comes up (ORG-16)."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.files import LONG
from jiyao.domains.reporting.models.counterparts import Counterpart
from jiyao.foundation.people.models import Person
from jiyao.foundation.trail.numbering import YearlySeries
from jiyao.foundation.trail.sealing import Traced


class RectificationSeries(YearlySeries):
    """The numbers of the notices that this house issues."""

    SIGN = "整"


class Rectification(Traced):
    """A notice that we sent to a body below, or that the body above sent us, with its answer.

    note, answer_note: the signed files, each made by the side whose it is.
    """

    counterpart = models.ForeignKey(
        Counterpart, models.PROTECT, related_name="rectifications", verbose_name=_("单位")
    )
    number = models.CharField(_("编号"), max_length=40)
    findings = models.TextField(_("存在问题和整改要求"), max_length=LONG)
    issued_at = models.DateTimeField(_("下达时间"))
    due_at = models.DateTimeField(_("答复期限"))
    note = models.TextField(_("通知文件"))
    at = models.DateTimeField(_("登记时间"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("登记人"))
    answer = models.TextField(_("整改情况"), max_length=LONG, blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True)
    answer_note = models.TextField(_("答复文件"), blank=True)

    class Meta:
        verbose_name = _("整改通知")
        indexes = [models.Index(fields=["at", "id"], name="rectification_by_date")]
        constraints = [
            models.UniqueConstraint(fields=["counterpart", "number"], name="one_rectification")
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("reporting:rectification", args=[self.public_id])

    @property
    def is_ours(self) -> bool:
        """Whether this house issued it."""
        return bool(self.counterpart.kind_of == Counterpart.Kind.BELOW)

    @property
    def state(self) -> Any:
        """Return in words whether it is answered."""
        return _("已答复") if self.answered_at else _("待答复")
