"""Agreements about trade secrets: in service, after it, and not to compete (PER-13)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Dated

PERSON = settings.AUTH_USER_MODEL


class AgreementQuerySet(DatedPersonalQuerySet):  # type: ignore[override]
    def signed(self) -> "AgreementQuerySet":
        return self.exclude(signed_at=None).filter(closed_at=None)

    def ending_by(self, moment: datetime) -> "AgreementQuerySet":
        """Those signed whose term is over by then and that nobody has seen to."""
        return self.signed().filter(until__lte=moment)


class Agreement(Personal, Dated):
    """An agreement with one person: drawn up, signed, and seen to when its term is over.

    until: empty while it binds until the information is public; paper: the number of the sheet
    when it was signed on paper.
    """

    class Kind(models.TextChoices):
        SERVICE = "service", _("在职保密")
        AFTER = "after", _("离职后保密")
        COMPETE = "compete", _("竞业限制")

    BINDS = {
        Kind.SERVICE: (
            _("在职期间知悉的商业秘密，只用于本职工作，不向无关人员透露"),
            _("不私自复制、留存、带出，离开岗位时全部交还"),
        ),
        Kind.AFTER: (
            _("离职后继续保密，直到有关信息公开"),
            _("不劝诱在职同事离职或透露商业秘密"),
        ),
        Kind.COMPETE: (
            _("不到有竞争关系的单位任职，不自营或与人合营同类业务，不为竞争者提供帮助"),
            _("限制期内按约定给予补偿"),
        ),
    }

    kind_of = models.CharField(_("种类"), max_length=10, choices=Kind.choices)
    compensation = models.CharField(_("补偿约定"), max_length=200, blank=True)
    drawn_up_at = models.DateTimeField(_("拟订时间"))
    signed_at = models.DateTimeField(_("签署时间"), null=True)
    paper = models.CharField(_("纸质编号"), max_length=80, blank=True)
    closed_at = models.DateTimeField(_("到期处理时间"), null=True)
    closed_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("处理人")
    )
    outcome = models.CharField(_("到期处理"), max_length=200, blank=True)

    objects: ClassVar[Any] = AgreementQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("商业秘密协议")
        indexes = [models.Index(fields=["drawn_up_at", "id"], name="agreement_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:agreement", args=[self.public_id])

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        if self.closed_at:
            return str(_("已终止"))
        return str(_("已签署") if self.signed_at else _("待签署"))
