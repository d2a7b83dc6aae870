from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.vault.judging import KINDS


class AttachmentQuerySet(LabelledQuerySet):
    def of(self, record: Any) -> "AttachmentQuerySet":
        return self.filter(subject_kind=record.kind(), subject_ref=record.public_id)

    def in_use(self) -> "AttachmentQuerySet":
        return self.filter(voided_at__isnull=True)


class Attachment(Labelled):
    """That a file hangs on a record: what its handler sees. Its name is kept in `StoredFile`."""

    subject_kind = models.CharField(max_length=60)
    subject_ref = models.UUIDField()
    number = models.PositiveIntegerField(_("序号"))
    media_type = models.CharField(_("类型"), max_length=40)
    size = models.PositiveBigIntegerField(_("字节数"))
    pages = models.PositiveIntegerField(_("页数"))
    attached_at = models.DateTimeField(_("附上时间"))
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("附上人")
    )
    voided_at = models.DateTimeField(_("作废时间"), null=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("作废人"),
    )
    void_reason = models.CharField(_("作废理由"), max_length=300, blank=True)

    ROW_POLICY = Action.HANDLE
    objects: ClassVar[Any] = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("所附文件")
        constraints = [
            models.UniqueConstraint(fields=["subject_ref", "number"], name="one_file_a_number")
        ]

    def __str__(self) -> str:
        return str(_("文件 %(number)d") % {"number": self.number})

    @property
    def type_name(self) -> str:
        """The type as people call it, such as PDF."""
        return str(KINDS[self.media_type][0])


class StoredFile(Labelled):
    """What only a reader may see of an attached file: its name, and the way to its content.

    The content lies in the vault under the row's public id, sealed by a key of its own;
    `fingerprint` is made with that key, so that it tells nothing of the content.
    """

    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="file")
    name = models.CharField(_("文件名"), max_length=200)
    fingerprint = models.CharField(max_length=64)
    key_id = models.CharField(_("主密钥"), max_length=32, db_index=True)
    wrapped_key = models.BinaryField(max_length=60)

    ROW_POLICY = Action.READ

    class Meta:
        verbose_name = _("文件")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("file", args=[self.public_id])

    @property
    def context(self) -> bytes:
        """What key and content are bound to: this file, its label, its record."""
        ids = (self.public_id, self.label.public_id, self.attachment.subject_ref)
        return b"".join(each.bytes for each in ids) + self.attachment.subject_kind.encode()
