"""Copies that leave the house: with people, or by a delivery service (CAR-01 to CAR-09)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy, Leg
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet

PERSON = settings.AUTH_USER_MODEL


class OutingQuerySet(LabelledQuerySet):
    def not_returned(self) -> "OutingQuerySet":
        return self.filter(leg__returned_at__isnull=True)


class Outing(Labelled):
    """What a carrying out adds to its leg: why, where to, how, in what, with whom."""

    class Purpose(models.TextChoices):
        """What a copy may be carried out for; family, sights and company are not on it (CAR-04)."""

        MEETING = "meeting", _("参加会议")
        MEETING_PAPERS = "meeting_papers", _("运送会议密件")
        COUNTERSIGNING = "countersigning", _("会签会印")
        REPORTING = "reporting", _("向上级汇报")
        HANDING_IN = "handing_in", _("送交文件")
        INSPECTION = "inspection", _("外出检查办案")
        HOME = "home", _("经批准在家办理")

    class Means(models.TextChoices):
        SPECIAL_CAR = "special_car", _("专车")
        OFFICE_CAR = "office_car", _("公务用车")
        ON_FOOT = "on_foot", _("步行（市内短途）")
        PUBLIC_TRANSPORT = "public_transport", _("公共交通")

    class Container(models.TextChoices):
        SEALED_BAG = "sealed_bag", _("密封文件袋")
        LOCKED_CASE = "locked_case", _("带锁文件箱")
        CODE_CASE = "code_case", _("密码文件箱")

    leg = models.OneToOneField(Leg, models.PROTECT, related_name="outing")
    purpose = models.CharField(_("事由"), max_length=16, choices=Purpose.choices)
    destination = models.CharField(_("目的地"), max_length=120)
    route = models.CharField(_("路线"), max_length=120)
    means = models.CharField(_("交通方式"), max_length=16, choices=Means.choices)
    container = models.CharField(_("携带容器"), max_length=16, choices=Container.choices)
    seal_number = models.CharField(_("封条编号"), max_length=40, blank=True)
    escort = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("同行人或送取人")
    )
    out_at = models.DateTimeField(_("外出时间"))
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("审批人")
    )
    booked_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("经办人")
    )
    abroad = models.BooleanField(_("出境"), default=False)
    authority = models.CharField(_("出境批准文号"), max_length=80, blank=True, default="")

    ROW_POLICY = Action.HANDLE
    objects: ClassVar[Any] = OutingQuerySet.as_manager()

    class Meta:
        verbose_name = _("携带外出")
        indexes = [models.Index(fields=["-out_at", "-id"], name="outing_by_date")]

    def __str__(self) -> str:
        return self.leg.copy.number

    def get_absolute_url(self) -> str:
        return reverse("carriers:outing", args=[self.public_id])


class DispatchQuerySet(LabelledQuerySet):
    def under_way(self) -> "DispatchQuerySet":
        return self.filter(receipted_at__isnull=True, lost_at__isnull=True)


class Dispatch(Labelled):
    """One delivery of a copy to another body; its receipt closes it (CAR-03)."""

    class Method(models.TextChoices):
        COURIER = "confidential_courier", _("机要交通")
        MAIL = "confidential_mail", _("机要通信")
        EXCHANGE = "exchange_station", _("机要文件交换站")
        SPECIAL_CAR = "special_car", _("专人专车直送")
        POST = "post", _("普通邮政")
        EXPRESS = "express", _("快递")

    class Check(models.TextChoices):
        """What is looked at on a parcel before it leaves (CAR-09)."""

        ADDRESS = "address", _("收件单位、地址无误")
        SEAL = "seal", _("封口严密，封装编号相符")
        LEVEL = "level", _("密级标志与内件一致")
        CONTENTS = "contents", _("内件与清单逐件相符")

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="dispatches")
    body = models.CharField(_("接收单位"), max_length=120)
    method = models.CharField(_("传递方式"), max_length=24, choices=Method.choices)
    number = models.CharField(_("机要号"), max_length=40, blank=True)
    seal_number = models.CharField(_("封装编号"), max_length=40)
    carrier = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("递送人")
    )
    escort = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("同行人")
    )
    sent_at = models.DateTimeField(_("交付时间"))
    due_at = models.DateTimeField(_("回执期限"))
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("审批人")
    )
    packed_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("封装人")
    )
    receipt = models.CharField(_("回执单号"), max_length=80, blank=True)
    receipted_at = models.DateTimeField(_("签收时间"), null=True)
    lost_at = models.DateTimeField(_("认定丢失时间"), null=True)
    checked_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("查验人")
    )
    handed_to = models.CharField(_("接件人"), max_length=40, blank=True, default="")
    signed_by = models.CharField(_("对方签收人"), max_length=40, blank=True, default="")
    signed_at = models.DateTimeField(_("对方签收时间"), null=True)

    ROW_POLICY = Action.HANDLE
    objects: ClassVar[Any] = DispatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("对外传递")
        indexes = [models.Index(fields=["-sent_at", "-id"], name="dispatch_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["copy"],
                condition=Q(receipted_at__isnull=True, lost_at__isnull=True),
                name="one_open_dispatch_a_copy",
            )
        ]

    def __str__(self) -> str:
        return self.copy.number

    def get_absolute_url(self) -> str:
        return self.copy.get_absolute_url()

    @property
    def is_open(self) -> bool:
        """Whether the copy is on its way: no receipt yet, and not given up as lost."""
        return self.receipted_at is None and self.lost_at is None
