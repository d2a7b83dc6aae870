"""What each person who holds anything is told to give back by the end of the year (CIR-08)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.access.models import Level


class CallInQuerySet(LabelledQuerySet):
    def open(self) -> "CallInQuerySet":
        return self.filter(cleared_at__isnull=True)

    def overdue(self, at: datetime) -> "CallInQuerySet":
        return self.open().filter(due_at__lt=at)


class CallIn(Labelled):
    """One person's year-end clearing: open until nothing is in hand (CIR-08, DOC-12).

    Its label has the highest level held when it was opened; `level` repeats it for the holder, who
    may not see the label. It names no copy; the list shows what is in hand at the moment. Notebooks
    and closed matters do not count: these are counted, and given back by their own time limits.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("持有人")
    )
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("最高密级"))
    year = models.PositiveSmallIntegerField(_("年度"))
    held = models.PositiveIntegerField(_("开列时份数"))
    opened_at = models.DateTimeField(_("开列时间"))
    due_at = models.DateTimeField(_("清退期限"))
    cleared_at = models.DateTimeField(_("清零时间"), null=True)

    HOLDER = "person"
    ROW_POLICY: ClassVar[Action] = Action.KNOW
    objects: ClassVar[Any] = CallInQuerySet.as_manager()

    class Meta:
        verbose_name = _("年终清退")
        indexes = [models.Index(fields=["-opened_at", "-id"], name="call_in_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(cleared_at__isnull=True),
                name="one_open_call_in_a_person",
            )
        ]

    def __str__(self) -> str:
        return str(_("%(who)s %(year)d 年终清退") % {"who": self.person, "year": self.year})

    def get_absolute_url(self) -> str:
        return reverse("carriers:call_in", args=[self.public_id])

    @property
    def shown_level(self) -> Level:
        return self.level
