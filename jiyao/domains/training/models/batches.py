"""Files of questions or of training records on their way in: read, judged, then written or not."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models.courses import Course
from jiyao.foundation.trail.sealing import Traced, TracedQuerySet


class BatchQuerySet(TracedQuerySet):
    def open(self) -> "BatchQuerySet":
        """Those that are neither written nor given up."""
        return self.filter(closed_at__isnull=True)


class Batch(Traced):
    """What one file would bring in. It holds no content in the clear.

    faults: row, field and what is wrong, for each; staged: the rows that can be written,
    encrypted, and nothing once it is closed; written: how many became rows of a register.
    """

    class Kind(models.TextChoices):
        QUESTIONS = "questions", _("试题")
        RECORDS = "records", _("培训记录")

    kind_of = models.CharField(_("导入到"), max_length=10, choices=Kind.choices)
    course = models.ForeignKey(Course, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(_("文件"), max_length=200)
    good = models.PositiveSmallIntegerField(_("可导入"))
    faulty = models.PositiveSmallIntegerField(_("有错"))
    faults = models.JSONField(default=list)
    staged = models.BinaryField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("上传时间"))
    closed_at = models.DateTimeField(_("办结时间"), null=True)
    written = models.PositiveSmallIntegerField(_("已写入"), null=True)

    objects: ClassVar[Any] = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("成批导入")
        indexes = [models.Index(fields=["uploaded_at", "id"], name="training_batch_by_date")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("training:batch", args=[self.public_id])

    @property
    def state(self) -> Any:
        """Return in a word how it stands."""
        if self.closed_at is None:
            return _("待确认")
        return _("已放弃") if self.written is None else _("已导入")
