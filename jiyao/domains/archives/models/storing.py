"""The storeroom: what is checked before shelving, who enters, how it is kept (ARC-02, 05, 07)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models.filing import Volume
from jiyao.domains.archives.models.vocabulary import Protection
from jiyao.domains.carriers.models import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import DatedLabelledQuerySet, Labelled
from jiyao.foundation.people.models import Dated

PERSON = settings.AUTH_USER_MODEL


class IntakeCheck(Labelled):
    """The check of a volume that came in, before it may be shelved.

    counted: items found in it; treatment: what was done against damp, pests or damage.
    """

    volume = models.ForeignKey(Volume, models.PROTECT, related_name="intake_checks")
    counted = models.PositiveIntegerField(_("清点件数"))
    tidy = models.BooleanField(_("清洁、无霉无虫"))
    whole = models.BooleanField(_("装订完好、无破损"))
    treatment = models.CharField(_("处理情况"), max_length=120, blank=True)
    at = models.DateTimeField(_("检查时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("检查人"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("入库前检查")


class StoreAccess(Labelled, Dated):
    """A person who may enter a storeroom."""

    store = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("库房"))
    person = models.ForeignKey(
        PERSON, models.PROTECT, related_name="store_access", verbose_name=_("人员")
    )
    basis = models.CharField(_("事由"), max_length=80)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = DatedLabelledQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("库房准入")
        indexes = [models.Index(fields=["-since", "-id"], name="store_access_by_date")]

    def __str__(self) -> str:
        return f"{self.person}（{self.store}）"

    def get_absolute_url(self) -> str:
        return reverse("archives:access", args=[self.public_id])


class StoreVisit(Labelled):
    """One time that a person was in a storeroom."""

    store = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("库房"))
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("人员"))
    purpose = models.CharField(_("事由"), max_length=80)
    in_at = models.DateTimeField(_("进库时间"))
    out_at = models.DateTimeField(_("出库时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("库房进出")
        indexes = [models.Index(fields=["-in_at", "-id"], name="store_visit_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(out_at__isnull=True), name="in_one_store_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}（{self.store}）"

    def get_absolute_url(self) -> str:
        return reverse("archives:visit", args=[self.public_id])


class StoreCheck(Labelled):
    """One round through a storeroom with its readings.

    temperature: in degrees Celsius; humidity: relative, in percent; failed: what of `Protection`
    was found wanting, and `climate` for readings outside the range.
    """

    CLIMATE: ClassVar[str] = "climate"

    store = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("库房"))
    temperature = models.SmallIntegerField(_("温度（℃）"))
    humidity = models.PositiveSmallIntegerField(_("相对湿度（%）"))
    failed = models.JSONField(_("不合格项"), default=list)
    words = models.CharField(_("情况说明"), max_length=120, blank=True)
    at = models.DateTimeField(_("检查时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("检查人"))
    remedied_at = models.DateTimeField(_("整改时间"), null=True)
    remedy = models.CharField(_("整改情况"), max_length=120, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("库房检查")
        indexes = [models.Index(fields=["-at", "-id"], name="store_check_by_date")]

    def __str__(self) -> str:
        return str(self.store)

    def get_absolute_url(self) -> str:
        return reverse("archives:store_check", args=[self.public_id])

    @property
    def findings(self) -> str:
        """What was found wanting, in words."""
        names = {**dict(Protection.choices), self.CLIMATE: _("温湿度超出范围")}
        return "、".join(str(names[code]) for code in self.failed)
