"""What happened to an item, how it was changed, and whom it was told (CLS-02, CLS-05, CLS-06)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models.items import Item
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet


class Event(Labelled):
    """One step in the life of an item: who, when, in which words, on which paper."""

    class What(models.TextChoices):
        PROPOSED = "proposed", _("拟定")
        REVISED = "revised", _("修改后再报")
        RETURNED = "returned", _("退回修改")
        WITHDRAWN = "withdrawn", _("撤回")
        ALLOWED = "allowed", _("同意偏离目录")
        AGREED = "agreed", _("小组意见：同意")
        OBJECTED = "objected", _("小组意见：不同意")
        REVIEWED = "reviewed", _("审核同意")
        SIGNED = "signed", _("审签确定")
        ADOPTED = "adopted", _("集体或上级确定")
        ENTERED = "entered", _("外来事项登记")
        PRESUMED = "presumed", _("先行保护")
        OPENED = "opened", _("按公开标志解除保护")
        EXTENDED = "extended", _("延长保密期限")
        RELEASED = "released", _("解密")
        LAPSED = "lapsed", _("期满自行解密")
        CHANGED = "changed", _("变更密级、期限或知悉范围")
        FOLLOWED = "followed", _("随源事项变更")
        REFERRED = "referred", _("不明确，报请确定")
        DISPUTED = "disputed", _("密级有争议，提请裁定")
        HIGHER = "higher", _("报请上一级")
        SETTLED = "settled", _("有权部门确定")
        CLEARED = "cleared", _("有权部门确定不属秘密")
        KEPT = "kept", _("年度审核：维持")
        QUESTIONED = "questioned", _("年度审核：拟变更或解除")

    item = models.ForeignKey(Item, models.PROTECT, related_name="events")
    what = models.CharField(_("办理"), max_length=12, choices=What.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("办理人"),
    )
    at = models.DateTimeField(_("时间"))
    words = models.CharField(_("意见"), max_length=200, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("定密经过")
        indexes = [models.Index(fields=["item", "what", "at"], name="event_by_item")]

    def __str__(self) -> str:
        return f"{self.item} {self.get_what_display()}"


class Alteration(Labelled):
    """What a change replaced and by what, in the words of the mark, on whose ground (CLS-05)."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="alteration")
    former_mark = models.CharField(_("变更前密级和期限"), max_length=60)
    former_scope = models.TextField(_("变更前知悉范围"))
    mark = models.CharField(_("变更后密级和期限"), max_length=60)
    scope = models.TextField(_("变更后知悉范围"))
    ground = models.CharField(_("理由"), max_length=120)
    reference = models.CharField(_("依据文号"), max_length=80, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("定密变更")

    @property
    def in_words(self) -> str:
        """What became of the mark and of the scope, as far as they are other than before."""
        pairs = ((self.former_mark, self.mark), (self.former_scope, self.scope))
        return "；".join(f"{former} → {new}" for former, new in pairs if former != new)


class NoticeQuerySet(LabelledQuerySet):
    def unconfirmed(self) -> "NoticeQuerySet":
        return self.filter(confirmed_at__isnull=True)


class Notice(Labelled):
    """One holder told of a change, who confirms that the mark was mended (CLS-06, CLS-05).

    thing: the number of the carrier that is to be marked anew, empty for the item itself.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="notices")
    event = models.ForeignKey(Event, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("被告知人")
    )
    at = models.DateTimeField(_("告知时间"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True)
    thing = models.CharField(_("载体"), max_length=60, blank=True, default="")

    HOLDER = "person"
    ROW_POLICY: ClassVar[Action] = Action.KNOW
    objects: ClassVar[Any] = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("定密变更通知")
        indexes = [models.Index(fields=["-at", "-id"], name="notice_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person", "thing"], name="told_once_of_an_event"
            )
        ]

    def __str__(self) -> str:
        return self.thing or str(self._meta.verbose_name)

    def get_absolute_url(self) -> Any:
        return reverse("duties")


def note(item: Item, what: str, by: Any, at: datetime, words: str = "") -> Event:
    """Write down a step in the life of an item, inside an act. by: None for the calendar."""
    return Event.objects.create(
        item=item, label_id=item.label_id, what=what, by=by, at=at, words=words
    )
