"""What was made in the house and is kept like what was received (DOC-10, DOC-19, DOC-21)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.documents import Document
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet

PERSON = settings.AUTH_USER_MODEL


class OwnItemQuerySet(LabelledQuerySet):
    def unreviewed(self) -> "OwnItemQuerySet":
        """The records of meetings and telephone calls that nobody has checked yet."""
        return self.filter(origin__in=OwnItem.RECORDS, reviewed_at__isnull=True)


class OwnItem(Labelled):
    """How a document came about that nobody sent: its copies go the way of all others."""

    class Origin(models.TextChoices):
        DRAFT = "draft", _("草稿")
        PROOF = "proof", _("清样")
        SURPLUS = "surplus", _("多印件")
        MEETING = "meeting", _("会议记录")
        PHONE = "phone", _("电话记录")
        COMPILED = "compiled", _("汇编")
        REISSUED = "reissued", _("翻印")
        NOTEBOOK = "notebook", _("保密本")

    document = models.OneToOneField(Document, models.PROTECT, related_name="own")
    origin = models.CharField(_("形成方式"), max_length=10, choices=Origin.choices)
    made_at = models.DateTimeField(_("登记时间"))
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("经办人"))

    purpose = models.CharField(_("用途"), max_length=120, blank=True)
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("审批人")
    )
    reviewed_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("审核人")
    )
    reviewed_at = models.DateTimeField(_("审核时间"), null=True)
    mended = models.CharField(_("审核意见"), max_length=120, blank=True)

    RECORDS = (Origin.MEETING, Origin.PHONE)
    MADE_OF_OTHERS = (Origin.COMPILED, Origin.REISSUED)
    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = OwnItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("自有件")
        indexes = [models.Index(fields=["-made_at", "-id"], name="own_item_by_date")]

    def __str__(self) -> str:
        return str(self.document)

    def get_absolute_url(self) -> str:
        return self.document.get_absolute_url()

    @property
    def is_record(self) -> bool:
        """Whether it is the record of a meeting or a call, which another person reviews."""
        return self.origin in self.RECORDS

    @property
    def is_notebook(self) -> bool:
        """Whether it is a notebook: sent by nobody, in the hands of one person, for no round."""
        return bool(self.origin == self.Origin.NOTEBOOK)


class OwnSource(Labelled):
    """A document that another was compiled from or reprinted after (DOC-19)."""

    own = models.ForeignKey(OwnItem, models.PROTECT, related_name="sources")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("汇编所据")
