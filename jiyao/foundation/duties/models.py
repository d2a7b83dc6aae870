from datetime import date, datetime
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import LabelledQuerySet
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.duties.kinds import ESCALATED, KINDS
from jiyao.foundation.duties.periods import in_words
from jiyao.foundation.people.models import Dated
from jiyao.foundation.trail.sealing import Traced


class DutyQuerySet(LabelledQuerySet):
    def pending(self) -> "DutyQuerySet":
        return self.filter(closed_at__isnull=True)

    def owed_by(self, person_id: int) -> "DutyQuerySet":
        """What the person owes: what is due without delay first, then by time."""
        soonest = F("due_at").asc(nulls_first=True)
        return self.pending().filter(owner=person_id).order_by(soonest, "pk")

    def overdue(self, now: datetime) -> "DutyQuerySet":
        return self.pending().filter(due_at__lt=now)


class Duty(Traced):
    """One thing that one person owes about one record, by a time or as soon as possible."""

    kind_code = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_ref = models.UUIDField()
    subject_title = models.CharField(_("事由"), max_length=120)
    label = models.ForeignKey(Label, models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="duties")
    opened_at = models.DateTimeField(_("产生时间"))
    due_at = models.DateTimeField(_("期限"), null=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True)

    HOLDER = "owner"
    ROW_POLICY = Action.KNOW

    objects: ClassVar[Any] = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("待办")
        indexes = [
            models.Index(fields=["owner", "closed_at", "due_at"], name="duty_inbox"),
            models.Index(fields=["subject_ref", "kind_code"], name="duty_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.owner} {self.name} {self.subject_title}"

    def get_absolute_url(self) -> str:
        return reverse("duties")

    @property
    def name(self) -> str:
        return str(KINDS[self.kind_code].name)

    def subject(self) -> Any:
        """Return the record that the duty is about; to be asked inside an act."""
        model: Any = apps.get_model(self.subject_kind)
        return model._default_manager.get(public_id=self.subject_ref)

    def is_overdue(self, now: datetime) -> bool:
        """Whether the time has passed and nothing was done."""
        return self.closed_at is None and self.due_at is not None and self.due_at < now


def open_duty(kind: str, subject: Any, owner: Any, at: datetime, due: datetime | None) -> Duty:
    """Open a duty of `owner` about `subject`, inside an act; `due` None means without delay."""
    duty = duty_about(kind, subject, owner, at, due)
    duty.save()
    return duty


def duty_about(kind: str, subject: Any, owner: Any, at: datetime, due: datetime | None) -> Duty:
    """Return a duty as `open_duty` opens it, not saved yet: to be opened with many others."""
    return Duty(
        kind_code=kind,
        subject_kind=subject.kind(),
        subject_ref=subject.public_id,
        subject_title=subject.short_name(),
        label=getattr(subject, "label", None),
        owner=owner,
        opened_at=at,
        due_at=due,
    )


def close_duties(kind: str, subject: Any, at: datetime) -> None:
    """Close every open duty of this kind about `subject`, and what it was escalated to."""
    for duty in Duty.objects.pending().filter(kind_code=kind, subject_ref=subject.public_id):
        close_duty(duty, at)


def close_duty(duty: Duty, at: datetime) -> None:
    """Close one duty, inside an act, and what it was escalated to."""
    duty.closed_at = at
    duty.save()
    close_duties(ESCALATED, duty, at)


class SpecialDay(Dated):
    """A day of the organisation's own table: worked or off, whatever the public calendar says."""

    day = models.DateField(_("日期"))
    working = models.BooleanField(_("是否上班"))
    name = models.CharField(_("名称"), max_length=60)

    class Meta:
        verbose_name = _("本单位工作日")
        constraints = [
            models.UniqueConstraint(
                fields=["day"], condition=Q(until__isnull=True), name="one_special_day_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("calendar")


def own_table() -> dict[date, bool]:
    """Return the organisation's own days that hold now: True for one that is worked."""
    rows = SpecialDay.objects.filter(until__isnull=True)
    return dict(rows.values_list("day", "working"))


class Recurrence(Dated):
    """A duty that comes again in every period, for a person or for the holders of a role."""

    class Every(models.TextChoices):
        YEAR = "year", _("每年")
        HALF = "half", _("每半年")
        QUARTER = "quarter", _("每季度")
        MONTH = "month", _("每月")
        WEEK = "week", _("每周")

    kind_code = models.CharField(max_length=60)
    title = models.CharField(_("事项"), max_length=80)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("责任人"),
    )
    role_code = models.CharField(_("责任角色"), max_length=20, blank=True)
    every = models.CharField(_("周期"), max_length=10, choices=Every.choices)
    day = models.PositiveSmallIntegerField(_("第几天"))
    from_end = models.BooleanField(_("从期末倒数工作日"), default=False)

    class Meta:
        verbose_name = _("定期工作")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("calendar")

    @property
    def who(self) -> str:
        """Who owes it: the person, or the role."""
        return str(self.owner or ROLES[self.role_code])


class Occurrence(Traced):
    """One period of a recurrence, opened by the calendar exactly once."""

    recurrence = models.ForeignKey(Recurrence, models.PROTECT, related_name="occurrences")
    period = models.CharField(_("期次"), max_length=10)

    class Meta:
        verbose_name = _("定期工作期次")
        constraints = [
            models.UniqueConstraint(fields=["recurrence", "period"], name="one_opening_a_period")
        ]

    def __str__(self) -> str:
        return f"{self.recurrence.title}（{in_words(self.period)}）"


class Step(Traced):
    """When a duty is called to mind: so many working days after it is due, negative for before.

    kind_code: the kind of duty, empty for every kind that has no steps of its own.
    """

    kind_code = models.CharField(max_length=60, blank=True)
    days = models.SmallIntegerField(_("到期后工作日数"))
    escalates = models.BooleanField(_("升级督办"), default=False)

    class Meta:
        verbose_name = _("提醒时点")
        constraints = [
            models.UniqueConstraint(fields=["kind_code", "days"], name="one_step_a_day_and_kind")
        ]


class Reminder(Traced):
    """One calling to mind of a duty: by the calendar at a step, or by a person (CIR-09)."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="reminders")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    label = models.ForeignKey(Label, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("提醒时间"))
    days = models.SmallIntegerField(_("到期后工作日数"), null=True)
    escalated = models.BooleanField(_("升级督办"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("催办人"),
    )
    remark = models.CharField(_("催办内容"), max_length=120, blank=True)

    HOLDER = "owner"
    ROW_POLICY = Action.KNOW

    objects: ClassVar[Any] = LabelledQuerySet.as_manager()

    class Meta:
        verbose_name = _("提醒")
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "days"],
                condition=Q(days__isnull=False),
                name="one_reminder_a_step",
            ),
            models.UniqueConstraint(
                fields=["duty"], condition=Q(escalated=True), name="one_escalation_a_duty"
            ),
        ]


def remind(duty: Duty, at: datetime, **fields: Any) -> Reminder:
    """Note a calling to mind of `duty`, inside an act; fields: days and escalated, or by."""
    return Reminder.objects.create(
        duty=duty, owner_id=duty.owner_id, label_id=duty.label_id, at=at, **fields
    )
