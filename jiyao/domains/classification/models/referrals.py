"""What is unclear or disputed and asked of a higher body, rung by rung (CLS-10, CLS-21)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models.items import Item
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.access.models import Level

PERSON = settings.AUTH_USER_MODEL


class ReferralQuerySet(LabelledQuerySet):
    def being_decided(self) -> "ReferralQuerySet":
        return self.filter(settled_at__isnull=True)

    def for_acting(self) -> "ReferralQuerySet":
        """With what rules and lists ask of a referral."""
        return self.select_related("item__label__level__scheme", "highest__scheme", "opened_by")


class Referral(Labelled):
    """An item whose level is for another body to say; until then the highest claim protects it."""

    class Ground(models.TextChoices):
        UNCLEAR = "unclear", _("不明确")
        DISPUTED = "disputed", _("有争议")

    item = models.ForeignKey(Item, models.PROTECT, related_name="referrals")
    ground = models.CharField(_("事由"), max_length=10, choices=Ground.choices)
    former = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("原密级"))
    highest = models.ForeignKey(
        Level, models.PROTECT, related_name="+", verbose_name=_("先行保护的密级")
    )
    parties = models.CharField(_("争议各方"), max_length=120, blank=True)
    positions = models.CharField(_("各方意见"), max_length=400, blank=True)
    opened_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("报请人")
    )
    opened_at = models.DateTimeField(_("报请时间"))
    ruling = models.CharField(_("结果"), max_length=60, blank=True)
    reference = models.CharField(_("批复文号"), max_length=80, blank=True)
    settled_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("登记人")
    )
    settled_at = models.DateTimeField(_("确定时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("密级确定和争议裁定")
        indexes = [models.Index(fields=["-opened_at", "-id"], name="referral_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(settled_at__isnull=True),
                name="one_open_referral_an_item",
            )
        ]

    def __str__(self) -> str:
        return str(self.item)

    def get_absolute_url(self) -> str:
        return self.item.get_absolute_url()

    def last_rung(self) -> Any:
        """Return the body that was asked last."""
        return self.rungs.order_by("-sent_at", "-pk").first()  # type: ignore[attr-defined]


class Rung(Labelled):
    """One body of the ladder that was asked, by when it answers."""

    class Body(models.TextChoices):
        DISTRICT = "district", _("区县保密行政管理部门")
        CITY = "city", _("设区市保密行政管理部门")
        PROVINCE = "province", _("省级保密行政管理部门")
        STATE = "state", _("国家保密行政管理部门")

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="rungs")
    body = models.CharField(_("报请机关"), max_length=10, choices=Body.choices)
    reference = models.CharField(_("报请文号"), max_length=80)
    sent_at = models.DateTimeField(_("报请时间"))
    due_at = models.DateTimeField(_("应答复"))
    answered_at = models.DateTimeField(_("答复时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("报请")
        constraints = [
            models.UniqueConstraint(fields=["referral", "body"], name="asked_once_of_a_body")
        ]

    def __str__(self) -> str:
        return str(self.get_body_display())
