"""What a person must have learnt, by when, and until when it is good (EDU-03)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models.courses import Course
from jiyao.foundation.access.personal import Personal, PersonalQuerySet

OPEN = Q(met_at__isnull=True, withdrawn_at__isnull=True)


class RequirementQuerySet(PersonalQuerySet):
    def open(self) -> "RequirementQuerySet":
        """Those that are neither met nor withdrawn."""
        return self.filter(OPEN)

    def standing_at(self, moment: datetime) -> "RequirementQuerySet":
        """The open ones, and the met ones that are still good at a moment to come."""
        good = Q(good_until__isnull=True) | Q(good_until__gt=moment)
        return self.filter(OPEN | Q(met_at__isnull=False) & good)


class Requirement(Personal):
    """A course that a person must take, by the post held or because an office assigned it.

    assigned_by: the office's person, nothing when it follows from the post; good_until: when it
    is to be taken again, nothing for never.
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="requirements")
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField(_("提出时间"))
    due_at = models.DateTimeField(_("期限"))
    met_at = models.DateTimeField(_("完成时间"), null=True)
    good_until = models.DateTimeField(_("有效至"), null=True)
    withdrawn_at = models.DateTimeField(_("取消时间"), null=True)

    objects: ClassVar[Any] = RequirementQuerySet.as_manager()

    class Meta:
        verbose_name = _("必修课程")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course"], condition=OPEN, name="one_open_requirement"
            )
        ]
        indexes = [models.Index(fields=["opened_at", "id"], name="requirement_by_date")]

    def __str__(self) -> str:
        return str(self.course)

    def get_absolute_url(self) -> str:
        return reverse("training:requirement", args=[self.public_id])

    @property
    def is_open(self) -> bool:
        """Whether the person still has to take the course."""
        return self.met_at is None and self.withdrawn_at is None

    def state_at(self, at: datetime) -> Any:
        """Return in a word how it stands."""
        if self.withdrawn_at:
            return _("已取消")
        if self.met_at is None:
            return _("超期") if self.due_at < at else _("待完成")
        return _("已到期") if self.good_until and self.good_until <= at else _("已完成")
