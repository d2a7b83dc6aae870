"""What comes out of meetings: minutes, receipts, documents, decisions followed (ORG-04, 05, 24)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.committee import Body
from jiyao.domains.organisation.models.meetings import Meeting, MeetingItem
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.trail.numbering import YearlySeries


def _person(name: Any, related: str = "+") -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name=related, verbose_name=name
    )


class Minutes(Labelled):
    """The minutes of a meeting: drafted, approved by the chair, issued by a time."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    text = models.TextField(_("纪要"), max_length=20000, blank=True)
    due_at = models.DateTimeField(_("印发期限"))
    drafted_by = _person(_("起草人"))
    drafted_at = models.DateTimeField(_("起草时间"), null=True)
    approved_by = _person(_("审定人"))
    approved_at = models.DateTimeField(_("审定时间"), null=True)
    endorsed_by = _person(_("上级签批人"))
    endorsed_at = models.DateTimeField(_("上级签批时间"), null=True)
    returned_why = models.CharField(_("退回意见"), max_length=200, blank=True)
    issued_at = models.DateTimeField(_("印发时间"), null=True)

    class Meta:
        verbose_name = _("会议纪要")

    def __str__(self) -> str:
        return str(_("%(meeting)s 纪要")) % {"meeting": self.meeting}

    def get_absolute_url(self) -> str:
        return reverse("organisation:minutes", args=[self.public_id])

    @property
    def state(self) -> str:
        """In words, how far they have come."""
        if self.issued_at:
            return str(_("已印发"))
        if self.approved_at:
            return str(_("已审定，待印发"))
        return str(_("待审定") if self.drafted_at else _("待起草"))


class MinutesReceipt(Labelled):
    """One person to whom minutes were sent, and when they were read."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="receipts")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("人员")
    )
    read_at = models.DateTimeField(_("阅读时间"), null=True)

    HOLDER: ClassVar[str] = "person"
    ROW_POLICY: ClassVar[Action] = Action.KNOW

    class Meta:
        verbose_name = _("纪要签收")
        constraints = [
            models.UniqueConstraint(fields=["minutes", "person"], name="one_receipt_a_person")
        ]


class DocumentSeries(YearlySeries):
    """The numbers of what is issued in a committee's name."""

    SIGN: ClassVar[str] = "保委"

    class Meta:
        verbose_name = _("委员会文号")


class CommitteeDocument(Labelled):
    """A document in a committee's name: reviewed by its chair, then approved above it (ORG-24)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="documents")
    title = models.CharField(_("标题"), max_length=200)
    text = models.TextField(_("正文"), max_length=20000)
    number = models.CharField(_("文号"), max_length=20, blank=True)
    drafted_by = _person(_("起草人"))
    drafted_at = models.DateTimeField(_("起草时间"))
    reviewed_by = _person(_("审查人"))
    reviewed_at = models.DateTimeField(_("审查时间"), null=True)
    returned_at = models.DateTimeField(_("退回时间"), null=True)
    returned_why = models.CharField(_("退回意见"), max_length=200, blank=True)
    issued_at = models.DateTimeField(_("印发时间"), null=True)

    class Meta:
        verbose_name = _("委员会文件")
        indexes = [models.Index(fields=["drafted_at", "id"], name="document_by_draft")]

    def __str__(self) -> str:
        return self.number or str(_("委员会文件（未编号）"))

    def get_absolute_url(self) -> str:
        return reverse("organisation:committee_document", args=[self.public_id])

    @property
    def state(self) -> str:
        """In words, how far it has come."""
        if self.issued_at:
            return str(_("已印发"))
        if self.returned_at:
            return str(_("已退回"))
        return str(_("已审查，待上级签批") if self.reviewed_at else _("待主任审查"))


class Decision(Labelled):
    """A task from a conclusion, followed until the office has checked it (ORG-05)."""

    class Result(models.TextChoices):
        WAITING = "", _("未检查")
        DONE = "done", _("已落实")
        NOT_DONE = "not_done", _("未落实")

    number = models.CharField(_("编号"), max_length=30, unique=True)
    item = models.ForeignKey(MeetingItem, models.PROTECT, related_name="decisions")
    task = models.CharField(_("落实事项"), max_length=300)
    owner = _person(_("责任人"), "decisions")
    due_at = models.DateTimeField(_("完成期限"))
    assigned_at = models.DateTimeField(_("交办时间"))
    evidence = models.TextField(_("落实情况和凭据"), max_length=2000, blank=True)
    reported_at = models.DateTimeField(_("报告时间"), null=True)
    checked_by = _person(_("检查人"))
    checked_at = models.DateTimeField(_("检查时间"), null=True)
    result = models.CharField(
        _("检查结果"), max_length=10, choices=Result.choices, default=Result.WAITING, blank=True
    )
    finding = models.CharField(_("检查意见"), max_length=300, blank=True)

    HOLDER: ClassVar[str] = "owner"
    ROW_POLICY: ClassVar[Action] = Action.KNOW

    class Meta:
        verbose_name = _("会议决定")
        indexes = [models.Index(fields=["assigned_at", "id"], name="decision_by_date")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("organisation:decision", args=[self.public_id])

    @property
    def is_done(self) -> bool:
        """Whether the office has found it carried out."""
        return self.result == self.Result.DONE

    @property
    def state(self) -> str:
        """In words, how far it has come."""
        if self.is_done:
            return str(_("已落实"))
        return str(_("待检查") if self.reported_at else _("落实中"))


class DecisionStep(Labelled):
    """One report by who carries a decision out, or one check of it by the office."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="steps")
    by = _person(_("谁"))
    owner = _person(_("责任人"))
    at = models.DateTimeField(_("时间"))
    result = models.CharField(max_length=10, choices=Decision.Result.choices, blank=True)
    words = models.TextField(_("落实情况、凭据或检查意见"), max_length=2000)

    HOLDER: ClassVar[str] = "owner"
    ROW_POLICY: ClassVar[Action] = Action.KNOW

    class Meta:
        verbose_name = _("会议决定的落实和检查")
