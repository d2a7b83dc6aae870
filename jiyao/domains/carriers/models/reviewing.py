"""Looking back on document work: the figures of a period, and the meeting about them (DOC-27)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.duties.periods import in_words

PERSON = settings.AUTH_USER_MODEL


class WorkReviewQuerySet(LabelledQuerySet):
    def open(self) -> "WorkReviewQuerySet":
        return self.filter(finished_at__isnull=True)


class WorkReview(Labelled):
    """One period of document work, closed by the record of the meeting that heard its report.

    It counts alone and names no document; what is counted stands from its opening on.
    """

    period = models.CharField(_("期次"), max_length=10, unique=True)
    since = models.DateTimeField(_("自"))
    until = models.DateTimeField(_("至"))
    figures = models.JSONField(_("数字"))
    opened_at = models.DateTimeField(_("开列时间"))
    due_at = models.DateTimeField(_("报告会期限"))
    held_on = models.DateField(_("报告会日期"), null=True)
    chair = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("主持人")
    )
    attended = models.CharField(_("参加人"), max_length=200, blank=True)
    findings = models.CharField(_("情况和问题"), max_length=300, blank=True)
    measures = models.CharField(_("改进措施"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("记录人")
    )
    finished_at = models.DateTimeField(_("办结时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = WorkReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("公文回顾")
        indexes = [models.Index(fields=["-until", "-id"], name="work_review_by_date")]

    def __str__(self) -> str:
        return str(_("%(period)s 公文回顾") % {"period": in_words(self.period)})

    def get_absolute_url(self) -> str:
        return reverse("carriers:work_review", args=[self.public_id])
