"""The figures of a period: our own for the body above, and those of each body below (ORG-16)."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.files import SHORT
from jiyao.domains.reporting.models.counterparts import Counterpart
from jiyao.domains.reporting.periods import before
from jiyao.foundation.duties.periods import in_words
from jiyao.foundation.people.models import Person
from jiyao.foundation.trail.sealing import Traced


class Periodic(Traced):
    """A period that a body reports to another; it stands from its end on, to be filled.

    note: the signed file. A later edition stands in a row of its own.
    """

    counterpart = models.ForeignKey(
        Counterpart, models.PROTECT, related_name="%(class)ss", verbose_name=_("单位")
    )
    period = models.CharField(_("期次"), max_length=10)
    edition = models.PositiveSmallIntegerField(_("次数"), default=1)
    opened_at = models.DateTimeField(_("开列时间"))
    due_at = models.DateTimeField(_("报送期限"))
    figures = models.JSONField(_("统计数字"), default=dict)
    findings = models.TextField(_("检查发现和说明"), max_length=SHORT, blank=True)
    note = models.TextField(_("签名文件"), blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["counterpart", "period", "edition"], name="one_%(class)s_an_edition"
            )
        ]
        indexes = [models.Index(fields=["opened_at", "id"], name="%(class)s_by_date")]

    def __str__(self) -> str:
        return f"{self.counterpart} {self.title}"

    @property
    def title(self) -> str:
        """The period in words, with the edition from the second on."""
        again = str(_("（第 %d 次）")) % self.edition if self.edition > 1 else ""
        return f"{in_words(self.period)}{again}"

    def is_late(self, at: datetime) -> bool:
        """Whether the time is over and the file is not there."""
        return not self.note and self.due_at < at

    def before(self) -> Any:
        """Return the last edition of the period before that was filed, or None."""
        rows = type(self)._default_manager.filter(counterpart=self.counterpart_id)
        return rows.filter(period=before(self.period)).exclude(note="").order_by("edition").last()


class Package(Periodic):
    """What we report; reason: why a later edition was needed."""

    reason = models.CharField(_("重报理由"), max_length=200, blank=True)
    drawn_up_at = models.DateTimeField(_("编制时间"), null=True)
    drawn_up_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("编制人")
    )
    signed_at = models.DateTimeField(_("签发时间"), null=True)
    approved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("批准人")
    )

    class Meta(Periodic.Meta):
        verbose_name = _("上报包")

    def get_absolute_url(self) -> str:
        return reverse("reporting:package", args=[self.public_id])

    @property
    def state(self) -> Any:
        """Return in words how far it is."""
        if self.signed_at:
            return _("已签发")
        return _("待签发") if self.drawn_up_at else _("待编制")

    @property
    def checksum(self) -> str:
        """What an approval is bound to: a digest of all that would go up."""
        said = json.dumps([self.figures, self.findings], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:16]


class Submission(Periodic):
    """What a body below reports; made_at: when it was signed there."""

    made_at = models.DateTimeField(_("对方签发时间"), null=True)
    received_at = models.DateTimeField(_("接收时间"), null=True)
    received_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("接收人")
    )

    class Meta(Periodic.Meta):
        verbose_name = _("下级上报")

    def get_absolute_url(self) -> str:
        return reverse("reporting:submission", args=[self.public_id])

    @property
    def state(self) -> Any:
        """Return in words whether it has come."""
        return _("已收") if self.received_at else _("未收")
