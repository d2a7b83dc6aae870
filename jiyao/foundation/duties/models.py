from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import LabelledQuerySet
from jiyao.foundation.access.models import Label
from jiyao.foundation.duties.kinds import KINDS
from jiyao.foundation.trail.sealing import Traced


class DutyQuerySet(LabelledQuerySet):
    def pending(self) -> "DutyQuerySet":
        return self.filter(closed_at__isnull=True)

    def owed_by(self, person_id: int) -> "DutyQuerySet":
        return self.pending().filter(owner=person_id).order_by("due_at", "pk")


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

    @property
    def name(self) -> str:
        return str(KINDS[self.kind_code])

    def is_overdue(self, now: datetime) -> bool:
        """Whether the time has passed and nothing was done."""
        return self.closed_at is None and self.due_at is not None and self.due_at < now


def open_duty(kind: str, subject: Any, owner: Any, at: datetime, due: datetime | None) -> Duty:
    """Open a duty of `owner` about `subject`, inside an act; `due` None means without delay."""
    return Duty.objects.create(
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
    """Close every open duty of this kind about `subject`, inside an act."""
    for duty in Duty.objects.pending().filter(kind_code=kind, subject_ref=subject.public_id):
        duty.closed_at = at
        duty.save()
