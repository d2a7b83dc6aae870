from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet, condition
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.people.models import Dated
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.signing import KIND_NAMES
from jiyao.foundation.trail.sealing import Traced


class AboutQuerySet(LabelledQuerySet):
    """Rows about a record are seen like the record; those about no label by administrators."""

    def visible_to(self, person: PersonFacts, action: Action, wide: bool = False) -> Any:
        seen = condition(person, action, self.model.HOLDER, wide)
        if person.active:
            seen |= self.without_label(person)
        return self.filter(seen)

    def without_label(self, person: PersonFacts) -> Q:
        """Which rows about no label this person sees."""
        return Q(label__isnull=True) if person.is_administrator else Q(pk__in=[])


class AboutARecord(Traced):
    """A row about some record: its kind and public id, and its label when it has one."""

    subject_kind = models.CharField(max_length=60, blank=True)
    subject_ref = models.UUIDField(null=True)
    subject_title = models.CharField(_("对象"), max_length=120, blank=True)
    label = models.ForeignKey(Label, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[Any] = AboutQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.subject_title


def about(record: Any) -> dict[str, Any]:
    """Return the columns of `AboutARecord` for a record, or for none."""
    if record is None:
        return {}
    return {
        "subject_kind": record.kind(),
        "subject_ref": record.public_id,
        "subject_title": record.short_name(),
        "label": getattr(record, "label", None),
    }


class PermitQuerySet(AboutQuerySet):
    def without_label(self, person: PersonFacts) -> Q:
        """Also those for procedures that the person's roles carry out or decide."""
        mine = Q(label__isnull=True, code__in=_codes_of(person))
        return super().without_label(person) | mine

    def usable_at(self, at: datetime) -> "PermitQuerySet":
        return self.filter(granted=True, used_at__isnull=True, expires_at__gt=at)

    def undecided(self) -> "PermitQuerySet":
        return self.filter(granted__isnull=True).order_by("asked_at", "pk")


def _codes_of(person: PersonFacts) -> list[str]:
    return [
        p.code
        for p in PROCEDURES.values()
        if p.approval and person.roles & {role.code for role in (*p.by, *p.approval.by)}
    ]


class Permit(AboutARecord):
    """An approval asked for, given or declined: bound to fields, used once, good until a time."""

    code = models.CharField(_("事项"), max_length=80)
    bound = models.JSONField(_("批准内容"))
    reason = models.CharField(_("事由"), max_length=300)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("申请人")
    )
    asked_at = models.DateTimeField(_("申请时间"))
    granted = models.BooleanField(_("批准"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("审批人"),
    )
    decided_at = models.DateTimeField(_("审批时间"), null=True)
    remark = models.CharField(_("审批意见"), max_length=300, blank=True)
    expires_at = models.DateTimeField(_("有效期至"), null=True)
    used_at = models.DateTimeField(_("使用时间"), null=True)

    HOLDER = "asked_by"
    objects: ClassVar[Any] = PermitQuerySet.as_manager()

    class Meta:
        verbose_name = _("审批")
        indexes = [models.Index(fields=["code", "subject_ref"], name="permit_by_subject")]


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
