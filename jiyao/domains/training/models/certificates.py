"""Certificates of having been trained and examined (EDU-02, EDU-04)."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Dated
from jiyao.foundation.trail.numbering import YearlySeries


class CertificateSeries(YearlySeries):
    """The numbers of the certificates that the house issues."""

    SIGN = "保训"


class Certificate(Personal, Dated):
    """That a person was trained and passed the examination; it ends on a day.

    issuer: who trained, when that was another body.
    """

    number = models.CharField(_("证书编号"), max_length=40, unique=True)
    issuer = models.CharField(_("发证单位"), max_length=80, blank=True)

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("保密培训合格证")
        indexes = [models.Index(fields=["since", "id"], name="certificate_by_date")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("training:certificate", args=[self.public_id])
