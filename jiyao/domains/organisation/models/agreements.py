"""Agreements with suppliers, on the version of the text that was signed (ORG-08)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.pledges import PledgeText
from jiyao.foundation.people.models import Dated


class Agreement(Dated):
    """An agreement that a supplier has signed on paper; `until` is when it runs out."""

    supplier = models.CharField(_("供应商"), max_length=120)
    signatory = models.CharField(_("签字人"), max_length=60)
    matter = models.CharField(_("合作事项"), max_length=200)
    text = models.ForeignKey(PledgeText, models.PROTECT, related_name="agreements")
    paper = models.CharField(_("纸质编号"), max_length=80)

    class Meta:
        verbose_name = _("供应商保密协议")
        indexes = [models.Index(fields=["since", "id"], name="supplier_agreement_by_date")]

    def __str__(self) -> str:
        return f"{self.supplier} {self.paper}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:agreement", args=[self.public_id])
