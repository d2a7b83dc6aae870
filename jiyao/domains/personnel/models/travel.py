"""Travel abroad, and passports kept in one place (PER-06, EDU-05)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models.opinions import Opined
from jiyao.foundation.access.personal import Personal, PersonalQuerySet

PERSON = settings.AUTH_USER_MODEL


class JourneyQuerySet(PersonalQuerySet):
    def undecided(self) -> "JourneyQuerySet":
        return self.filter(outcome=Journey.Outcome.OPEN)

    def to_be_reported(self) -> "JourneyQuerySet":
        """Approved, and the traveller has not reported the return."""
        return self.filter(outcome=Journey.Outcome.APPROVED, reported_at__isnull=True)


class Journey(Opined, Personal):
    """One journey abroad: asked for, judged by the offices, briefed, decided, reported on return.

    history: earlier journeys; briefing: what the traveller was told; contacts: whom he met.
    """

    class Kind(models.TextChoices):
        PRIVATE = "private", _("因私")
        OFFICIAL = "official", _("因公")

    class Outcome(models.TextChoices):
        OPEN = "open", _("审批中")
        APPROVED = "approved", _("批准")
        REFUSED = "refused", _("不批准")
        WITHDRAWN = "withdrawn", _("已撤回")

    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    destination = models.CharField(_("目的地"), max_length=80)
    via = models.CharField(_("途经"), max_length=80, blank=True)
    purpose = models.CharField(_("事由"), max_length=200)
    leaves_on = models.DateField(_("计划外出"))
    returns_on = models.DateField(_("计划返回"))
    history = models.CharField(_("以往出国（境）"), max_length=300)
    circulated_at = models.DateTimeField(_("申请时间"))
    outcome = models.CharField(
        _("审批结果"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN
    )
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("审批时间"), null=True)
    briefing = models.TextField(_("行前提醒"), max_length=2000, blank=True)
    briefed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    briefed_at = models.DateTimeField(_("提醒时间"), null=True)
    acknowledged_at = models.DateTimeField(_("本人确认时间"), null=True)
    returned_on = models.DateField(_("实际返回"), null=True)
    contacts = models.CharField(_("境外接触人员和情况"), max_length=500, blank=True)
    incidents = models.CharField(_("异常情况"), max_length=500, blank=True)
    reported_at = models.DateTimeField(_("报告时间"), null=True)

    objects: ClassVar[Any] = JourneyQuerySet.as_manager()

    class Meta:
        verbose_name = _("出国（境）")
        indexes = [models.Index(fields=["circulated_at", "id"], name="journey_abroad_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self._meta.verbose_name} {self.leaves_on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:journey", args=[self.public_id])


class Passport(Personal):
    """A document for travelling abroad that is kept by personnel. out_for: the journey it is on."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("普通护照")
        SERVICE = "service", _("公务护照")
        HONGKONG = "hongkong", _("往来港澳通行证")
        TAIWAN = "taiwan", _("大陆居民往来台湾通行证")

    kind_of = models.CharField(_("证件种类"), max_length=10, choices=Kind.choices)
    number = models.CharField(_("证件号码"), max_length=20)
    expires_on = models.DateField(_("有效期至"))
    deposited_at = models.DateTimeField(_("交存时间"))
    out_for = models.ForeignKey(Journey, models.PROTECT, null=True, related_name="passports")

    objects: ClassVar[Any] = PersonalQuerySet.as_manager()

    class Meta:
        verbose_name = _("出国（境）证件")
        constraints = [
            models.UniqueConstraint(fields=["kind_of", "number"], name="one_passport_a_number")
        ]
        indexes = [models.Index(fields=["deposited_at", "id"], name="passport_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:passport", args=[self.public_id])

    def move(self, what: str, journey: Journey | None, by: Any, at: datetime) -> None:
        """Note that it came in or went out, inside an act."""
        PassportMove.objects.create(
            passport=self, person=self.person, what=what, journey=journey, by=by, at=at
        )


class PassportMove(Personal):
    """One line of the register of passports: in or out, when, for which journey, by whom."""

    class What(models.TextChoices):
        DEPOSITED = "deposited", _("交存")
        OUT = "out", _("领出")
        IN = "in", _("交回")

    passport = models.ForeignKey(Passport, models.PROTECT, related_name="moves")
    what = models.CharField(_("事项"), max_length=10, choices=What.choices)
    journey = models.ForeignKey(Journey, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"))

    objects: ClassVar[Any] = PersonalQuerySet.as_manager()

    class Meta:
        verbose_name = _("证件收存领取")
        indexes = [models.Index(fields=["at", "id"], name="passport_move_by_date")]

    def __str__(self) -> str:
        return f"{self.passport} {self.get_what_display()}"

    def get_absolute_url(self) -> str:
        return self.passport.get_absolute_url()
