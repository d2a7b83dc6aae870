"""Who may sign for whom: delegates of an addressee, receivers of a unit (DOC-06, DOC-08)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle, Dated


class Delegate(Dated):
    """A person who signs for an addressee while the addressee is away."""

    addressee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("收件人")
    )
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("指定代收人")
    )

    class Meta:
        verbose_name = _("亲启件指定代收")

    def __str__(self) -> str:
        return f"{self.addressee} → {self.delegate}"

    def get_absolute_url(self) -> str:
        return reverse("carriers:delegate", args=[self.public_id])


class Receiver(Dated):
    """A person who is authorised to sign for the deliveries to a unit."""

    unit = models.ForeignKey(Circle, models.PROTECT, related_name="+", verbose_name=_("部门"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("收件人员")
    )

    class Meta:
        verbose_name = _("部门收件人员")

    def __str__(self) -> str:
        return f"{self.unit} {self.person}"

    def get_absolute_url(self) -> str:
        return reverse("carriers:receiver", args=[self.public_id])
