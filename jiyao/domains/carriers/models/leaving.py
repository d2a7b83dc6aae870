"""What a leaving person handed over (RET-04)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled


class HandOver(Labelled):
    """One handing over of everything that a person held. Its label has the highest level of it."""

    leaver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("移交人")
    )
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("接收人")
    )
    witness = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("监交人")
    )
    at = models.DateTimeField(_("移交时间"))

    HOLDER = "leaver"
    ROW_POLICY: ClassVar[Action] = Action.KNOW

    class Meta:
        verbose_name = _("离岗移交")
        indexes = [models.Index(fields=["-at", "-id"], name="hand_over_by_date")]

    def __str__(self) -> str:
        return str(_("%(who)s 离岗移交") % {"who": self.leaver})

    def get_absolute_url(self) -> str:
        return reverse("carriers:hand_over", args=[self.public_id])


class HandOverItem(Labelled):
    """One copy that was handed over."""

    record = models.ForeignKey(HandOver, models.PROTECT, related_name="items")
    copy = models.ForeignKey(Copy, models.PROTECT, related_name="+")

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("离岗移交条目")
