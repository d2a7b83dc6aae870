"""What a person has learnt: when, in which form, for how long, with which result (EDU-08)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models.courses import Course
from jiyao.foundation.access.personal import Personal, PersonalQuerySet


class TrainingRecordQuerySet(PersonalQuerySet):
    def standing(self) -> "TrainingRecordQuerySet":
        """Those that are not void."""
        return self.filter(voided_at__isnull=True)

    def counted(self) -> "TrainingRecordQuerySet":
        """Those whose hours count: neither void nor failed."""
        return self.standing().exclude(result=TrainingRecord.Result.FAILED)

    def minutes(self) -> int:
        """How much they are together."""
        found: int | None = self.aggregate(all=Sum("minutes"))["all"]
        return found or 0


class TrainingRecord(Personal):
    """One line of a person's training record. year: of the day, to count by."""

    class Form(models.TextChoices):
        CLASS = "class", _("集中培训")
        LECTURE = "lecture", _("讲座")
        STUDY = "study", _("集体学习")
        DISCUSSION = "discussion", _("讨论交流")
        SELF = "self", _("自学")
        VIDEO = "video", _("视频")
        CASE = "case", _("案例警示")
        CONTEST = "contest", _("知识竞赛")
        EXAM = "exam", _("考试")

    class Result(models.TextChoices):
        ATTENDED = "attended", _("参加")
        PASSED = "passed", _("合格")
        FAILED = "failed", _("不合格")

    COLLECTIVE = (Form.CLASS, Form.LECTURE, Form.STUDY)

    day = models.DateField(_("日期"))
    year = models.PositiveSmallIntegerField(_("年度"))
    title = models.CharField(_("内容"), max_length=120)
    form = models.CharField(_("形式"), max_length=12, choices=Form.choices)
    minutes = models.PositiveSmallIntegerField(_("学时"))
    result = models.CharField(
        _("结果"), max_length=10, choices=Result.choices, default=Result.ATTENDED
    )
    course = models.ForeignKey(Course, models.PROTECT, null=True, related_name="records")
    paper = models.CharField(_("依据"), max_length=80, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    booked_at = models.DateTimeField(_("登记时间"))
    voided_at = models.DateTimeField(_("作废时间"), null=True)
    reason = models.CharField(_("作废原因"), max_length=200, blank=True)

    objects: ClassVar[Any] = TrainingRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("培训记录")
        indexes = [
            models.Index(fields=["day", "id"], name="training_record_by_date"),
            models.Index(fields=["person", "year"], name="training_record_by_year"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:record", args=[self.public_id])
