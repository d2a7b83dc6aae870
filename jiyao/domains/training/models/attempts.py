"""One person sitting one examination, on the server's clock (EDU-04)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models.requirements import Requirement
from jiyao.foundation.access.personal import Personal, PersonalQuerySet


class AttemptQuerySet(PersonalQuerySet):
    def open(self) -> "AttemptQuerySet":
        """Those that are not handed in and not closed by the clock."""
        return self.filter(closed_at__isnull=True)


class Attempt(Personal):
    """An examination begun; what it asks follows from the seed, the bank and the number asked.

    drawn: public id of each question and the order of its answers; answers: public id → the places
    chosen, as they were shown; score: of a hundred; pass_mark: as it was set at the beginning.
    """

    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="attempts")
    seed = models.CharField(_("抽题种子"), max_length=32)
    drawn = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    pass_mark = models.PositiveSmallIntegerField(_("合格分数"))
    begun_at = models.DateTimeField(_("开始时间"))
    ends_at = models.DateTimeField(_("交卷期限"))
    closed_at = models.DateTimeField(_("交卷时间"), null=True)
    timed_out = models.BooleanField(_("到时收卷"), default=False)
    score = models.PositiveSmallIntegerField(_("得分"), null=True)

    objects: ClassVar[Any] = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("考试")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_at__isnull=True), name="one_open_attempt"
            )
        ]
        indexes = [models.Index(fields=["begun_at", "id"], name="attempt_by_date")]

    def __str__(self) -> str:
        return str(self.requirement)

    def get_absolute_url(self) -> str:
        return reverse("training:attempt", args=[self.public_id])

    @property
    def passed(self) -> bool:
        """Whether it was closed with enough right answers."""
        return self.score is not None and self.score >= self.pass_mark

    @property
    def outcome(self) -> Any:
        """Return in a word how it ended."""
        if self.closed_at is None:
            return _("考试中")
        return _("合格") if self.passed else _("不合格")

    def runs_at(self, at: datetime) -> bool:
        """Whether answers are taken at `at`."""
        return self.closed_at is None and at <= self.ends_at
