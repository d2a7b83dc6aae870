"""Lists of copies to be destroyed, who watches it, and what was destroyed (DES-01 to DES-06)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.domains.carriers.models.places import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.trail.numbering import YearlySeries


class DestructionSeries(YearlySeries):
    """The numbers of the destruction lists of a year."""

    SIGN = "销"

    class Meta:
        verbose_name = _("销毁编号")


class Destruction(Labelled):
    """One list for destruction. Its label has the highest level on it and no readers' scope."""

    class Method(models.TextChoices):
        STATION = "city_station", _("送销毁中心")
        WATCHED = "designated_place_two_supervisors", _("指定地点两人监销")
        SHRED = "shred_in_unit", _("本单位粉碎")
        BURN = "collective_burning", _("集中焚毁")

    number = models.CharField(_("销毁编号"), max_length=30, unique=True)
    method = models.CharField(_("销毁方式"), max_length=40, choices=Method.choices)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("销毁地点"))
    reason = models.CharField(_("销毁原因"), max_length=120)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人")
    )
    requested_at = models.DateTimeField(_("造册时间"))
    first = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("监销人一"),
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("监销人二"),
    )
    done_at = models.DateTimeField(_("销毁时间"), null=True)
    receipt = models.CharField(_("送销回执"), max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(_("撤销时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("销毁清册")
        indexes = [models.Index(fields=["-requested_at", "-id"], name="destruction_by_date")]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True)
                | Q(first__isnull=False, second__isnull=False) & ~Q(first=models.F("second")),
                name="two_supervisors_saw_it",
            )
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("carriers:destruction", args=[self.public_id])

    @property
    def progress(self) -> str:
        """Where the list stands, in one word."""
        if self.withdrawn_at:
            return str(_("已撤销"))
        return str(_("已销毁") if self.done_at else _("待监销"))


class DestructionItem(Labelled):
    """One copy on a list, with the appraisal; ticked at the site, or it stays on the books."""

    class Outcome(models.TextChoices):
        LISTED = "listed", _("待销毁")
        DESTROYED = "destroyed", _("已销毁")
        KEPT = "kept", _("未销毁，留账")

    destruction = models.ForeignKey(Destruction, models.PROTECT, related_name="items")
    copy = models.ForeignKey(Copy, models.PROTECT, related_name="destructions")
    appraisal = models.CharField(_("鉴定意见"), max_length=120)
    outcome = models.CharField(
        _("结果"), max_length=10, choices=Outcome.choices, default=Outcome.LISTED
    )

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("销毁清册条目")
        constraints = [
            models.UniqueConstraint(
                fields=["copy"], condition=Q(outcome="listed"), name="on_one_list_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["copy"], condition=Q(outcome="destroyed"), name="destroyed_once"
            ),
        ]

    def __str__(self) -> str:
        return self.copy.number

    def get_absolute_url(self) -> Any:
        return self.destruction.get_absolute_url()
