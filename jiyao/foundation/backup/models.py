from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.trail.sealing import Traced, TracedQuerySet


class ArchiveQuerySet(TracedQuerySet):
    def verified(self) -> "ArchiveQuerySet":
        return self.filter(verified_at__isnull=False)


class Archive(Traced):
    """One backup that was made: the digest of its file, and when it was last verified (SYS-05)."""

    archive = models.CharField(max_length=32, unique=True)
    name = models.CharField(_("文件名"), max_length=120)
    size = models.PositiveBigIntegerField(_("字节数"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    with_keys = models.BooleanField(_("含密钥"))
    made_at = models.DateTimeField(_("备份时间"), db_index=True)
    verified_at = models.DateTimeField(_("核验时间"), null=True)

    objects: ClassVar[Any] = ArchiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("备份")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("register", args=["backup.archive"])
