"""What left a printer or copier: which device, who, what, how much, at what level (CPY-08)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.documents import Document
from jiyao.domains.carriers.models.places import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled

PERSON = settings.AUTH_USER_MODEL


class Output(Labelled):
    """One job on one device: what came out of it is on the books as copies of the document."""

    class How(models.TextChoices):
        COPIED = "copied", _("复印")
        PRINTED = "printed", _("缮印")
        REPRINTED = "reprinted", _("汇编、翻印")

    document = models.ForeignKey(Document, models.PROTECT, related_name="outputs")
    how = models.CharField(_("方式"), max_length=10, choices=How.choices)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("设备处所"))
    pages = models.PositiveIntegerField(_("每份页数"), null=True)
    copies = models.PositiveIntegerField(_("份数"))
    spoilt = models.PositiveIntegerField(_("废页数"), default=0)
    purpose = models.CharField(_("用途"), max_length=120, blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("操作人"))
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("审批人")
    )
    at = models.DateTimeField(_("时间"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("打印复印登记")
        indexes = [
            models.Index(fields=["-at", "-id"], name="output_by_date"),
            models.Index(fields=["place", "id"], name="output_by_device"),
        ]

    def __str__(self) -> str:
        return str(self.document)

    def get_absolute_url(self) -> str:
        return self.document.get_absolute_url()
