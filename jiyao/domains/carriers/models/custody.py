"""The custody of copies: every step of the way of each, in order (DOC-15, CIR-02)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.moves import Move
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled


class Custody(Labelled):
    """One link of a copy's custody: how it went on, who gave, who took, when."""

    copy = models.ForeignKey("carriers.Copy", models.PROTECT, related_name="custody")
    step = models.PositiveIntegerField()
    how = models.CharField(_("经过"), max_length=12, choices=Move.choices)
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("交")
    )
    taker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("接")
    )
    outside = models.CharField(_("外单位"), max_length=120, blank=True)
    at = models.DateTimeField(_("时间"))
    entry_id = models.CharField(max_length=32)

    ROW_POLICY = Action.HANDLE

    class Meta:
        verbose_name = _("流转")
        ordering = ["step"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "step"], name="one_link_a_step"),
        ]
