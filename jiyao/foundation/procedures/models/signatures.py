"""What an act leaves: signatures, late bookings, corrections; and which signatures are taken."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Dated
from jiyao.foundation.procedures.models.about import AboutARecord
from jiyao.foundation.procedures.signing import KIND_NAMES


class Signature(AboutARecord):
    """One person's signature under one act; empty `given_at` means still owed."""

    entry_id = models.CharField(max_length=32, db_index=True)
    code = models.CharField(_("事项"), max_length=80)
    part = models.CharField(max_length=30)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("签名人")
    )
    kind_of = models.CharField(
        _("签名方式"), max_length=10, choices=[(k.value, name) for k, name in KIND_NAMES.items()]
    )
    given_at = models.DateTimeField(_("签名时间"), null=True)
    evidence = models.CharField(_("纸质凭证"), max_length=120, blank=True)

    HOLDER = "person"

    class Meta:
        verbose_name = _("签名")


class SignatureSetting(Dated):
    """Which kinds of signature a procedure takes, at one level or at all."""

    code = models.CharField(_("事项"), max_length=80)
    level = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, verbose_name=_("密级"))
    kinds = models.JSONField(_("签名方式"))

    class Meta:
        verbose_name = _("签名方式设置")

    def __str__(self) -> str:
        return self.code


class Correction(AboutARecord):
    """A mistake mended: what stood, what stands, why, and who agreed. Both remain visible."""

    entry_id = models.CharField(max_length=32)
    field = models.CharField(_("栏目"), max_length=60)
    old = models.CharField(_("原值"), max_length=300)
    new = models.CharField(_("更正为"), max_length=300)
    reason = models.CharField(_("更正理由"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("更正时间"))

    HOLDER = "by"

    class Meta:
        verbose_name = _("更正")
        indexes = [models.Index(fields=["subject_ref"], name="correction_by_subject")]


class LateBooking(AboutARecord):
    """An act booked after the fact: when it happened and on which paper that stands."""

    entry_id = models.CharField(max_length=32)
    happened_at = models.DateTimeField(_("发生时间"))
    source = models.CharField(_("纸质依据"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    HOLDER = "by"

    class Meta:
        verbose_name = _("补录")
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="late_booking_names_its_paper")
        ]
