"""Sessions in which people learn together: planned, held, with who was there (ORG-18)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models.courses import Course
from jiyao.domains.training.models.records import TrainingRecord
from jiyao.foundation.access.personal import Personal
from jiyao.foundation.people.models import Circle
from jiyao.foundation.trail.sealing import Traced, TracedQuerySet

FORM = TrainingRecord.Form


class StudySessionQuerySet(TracedQuerySet):
    def planned(self) -> "StudySessionQuerySet":
        """Those that are neither held nor cancelled."""
        return self.filter(held_at__isnull=True, cancelled_at__isnull=True)


class StudySession(Traced):
    """One session. unit: who is to come, nothing for everybody; summary: what was discussed."""

    FORMS = (FORM.STUDY, FORM.CLASS, FORM.LECTURE, FORM.DISCUSSION, FORM.VIDEO, FORM.CASE)

    title = models.CharField(_("主题"), max_length=120)
    form = models.CharField(_("形式"), max_length=12, choices=FORM.choices)
    plan = models.TextField(_("学习计划"), max_length=2000)
    course = models.ForeignKey(Course, models.PROTECT, null=True, related_name="sessions")
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("参加范围")
    )
    place = models.CharField(_("地点"), max_length=80)
    lecturer = models.CharField(_("主讲人"), max_length=60, blank=True)
    begins_at = models.DateTimeField(_("开始时间"))
    minutes = models.PositiveSmallIntegerField(_("学时"))
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    held_at = models.DateTimeField(_("登记考勤时间"), null=True)
    summary = models.CharField(_("学习情况"), max_length=1000, blank=True)
    cancelled_at = models.DateTimeField(_("取消时间"), null=True)

    objects: ClassVar[Any] = StudySessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("学习活动")
        indexes = [models.Index(fields=["begins_at", "id"], name="study_session_by_date")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:session", args=[self.public_id])

    @property
    def state(self) -> Any:
        """Return in a word how it stands."""
        if self.cancelled_at:
            return _("已取消")
        return _("已举行") if self.held_at else _("计划中")


class Attendance(Personal):
    """Whether a person who was to come was there."""

    class State(models.TextChoices):
        PRESENT = "present", _("到场")
        LEAVE = "leave", _("请假")
        ABSENT = "absent", _("缺勤")

    session = models.ForeignKey(StudySession, models.PROTECT, related_name="attendances")
    state = models.CharField(_("考勤"), max_length=10, choices=State.choices)

    class Meta:
        verbose_name = _("考勤")
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="one_attendance_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.session}"
