"""Copies still outside the confidential room after closing time (DOC-09)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled


class Alarm(Labelled):
    """One copy that was outside the room at the closing of one day."""

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="alarms")
    day = models.DateField(_("日期"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("下班未退告警")
        constraints = [
            models.UniqueConstraint(fields=["copy", "day"], name="one_alarm_a_copy_and_day")
        ]

    def __str__(self) -> str:
        return self.copy.number
