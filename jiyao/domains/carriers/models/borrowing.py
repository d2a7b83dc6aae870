"""Borrowing: inside, by other bodies, and what was excerpted (BOR-01 to BOR-05)."""

from datetime import datetime
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


class LoanQuerySet(LabelledQuerySet):
    def not_returned(self) -> "LoanQuerySet":
        return self.filter(leg__returned_at__isnull=True)

    def overdue(self, at: datetime) -> "LoanQuerySet":
        return self.not_returned().filter(leg__due_at__lt=at)


class Loan(Labelled):
    """What a borrowing adds to its leg: who approved and lent, and why it left the reading place.

    exception: the leader's reason for letting it out of the reading place; empty for reading there.
    """

    leg = models.OneToOneField(Leg, models.PROTECT, related_name="loan")
    out_at = models.DateTimeField(_("借出时间"))
    days = models.PositiveSmallIntegerField(_("借用期限"))
    exception = models.CharField(_("带出阅览处所的理由"), max_length=120, blank=True)
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("审批人")
    )
    lent_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("经办人"))

    ROW_POLICY = Action.HANDLE
    objects: ClassVar[Any] = LoanQuerySet.as_manager()

    class Meta:
        verbose_name = _("借阅")
        indexes = [models.Index(fields=["-out_at", "-id"], name="loan_by_date")]

    def __str__(self) -> str:
        return self.leg.copy.number

    def get_absolute_url(self) -> str:
        return reverse("carriers:loan", args=[self.public_id])


class OutsideLoanQuerySet(LabelledQuerySet):
    def not_returned(self) -> "OutsideLoanQuerySet":
        return self.filter(returned_at__isnull=True)

    def overdue(self, at: datetime) -> "OutsideLoanQuerySet":
        return self.not_returned().filter(due_at__lt=at)


class OutsideLoan(Labelled):
    """A copy lent to another body against a letter of introduction, expected back (BOR-05)."""

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="outside_loans")
    body = models.CharField(_("借用单位"), max_length=120)
    bearer = models.CharField(_("来人姓名"), max_length=60)
    letter = models.CharField(_("介绍信号"), max_length=80)
    purpose = models.CharField(_("事由"), max_length=120)
    receipt = models.CharField(_("借条号"), max_length=80)
    out_at = models.DateTimeField(_("借出时间"))
    due_at = models.DateTimeField(_("应还时间"))
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("审批人")
    )
    lent_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("经办人"))
    returned_at = models.DateTimeField(_("归还时间"), null=True)
    counted = models.PositiveIntegerField(_("归还清点"), null=True)
    condition = models.CharField(_("归还时状况"), max_length=120, blank=True)

    ROW_POLICY = Action.HANDLE
    objects: ClassVar[Any] = OutsideLoanQuerySet.as_manager()

    class Meta:
        verbose_name = _("外单位借用")
        indexes = [models.Index(fields=["-out_at", "-id"], name="outside_loan_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["copy"],
                condition=Q(returned_at__isnull=True),
                name="one_open_outside_loan_a_copy",
            )
        ]

    def __str__(self) -> str:
        return self.copy.number

    def get_absolute_url(self) -> str:
        return reverse("carriers:outside_loan", args=[self.public_id])


class Excerpt(Labelled):
    """What a borrower copied out by hand. It shares the label of its source: the level too.

    pages: which pages it was taken from; notebook: the number of the notebook it stands in.
    """

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="excerpts")
    taker = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("摘抄人"))
    notebook = models.CharField(_("保密本编号"), max_length=40)
    pages = models.CharField(_("摘自页码"), max_length=60)
    purpose = models.CharField(_("用途"), max_length=120)
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("审批人")
    )
    taken_at = models.DateTimeField(_("摘抄时间"))
    checked_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("审核人")
    )
    checked_at = models.DateTimeField(_("审核盖章时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("摘抄")
        indexes = [models.Index(fields=["-taken_at", "-id"], name="excerpt_by_date")]

    def __str__(self) -> str:
        return f"{self.copy.number}（{self.notebook}）"

    def get_absolute_url(self) -> str:
        return self.copy.get_absolute_url()
