"""Interviews that touch on secrets: approved before, the journalists told and signed (PUB-11)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.trail.numbering import YearlySeries

PERSON = settings.AUTH_USER_MODEL


class InterviewSeries(YearlySeries):
    """The numbers of the interviews of a year."""

    SIGN: ClassVar[str] = "采"

    class Meta:
        verbose_name = _("采访编号")


class InterviewQuerySet(LabelledQuerySet):
    def to_hold(self) -> "InterviewQuerySet":
        return self.filter(held_at=None)


class Interview(Labelled):
    """One interview: whom, by whom, what must not be reported, who approved it, who signed."""

    number = models.CharField(_("编号"), max_length=30, unique=True)
    outlet = models.CharField(_("采访单位"), max_length=120)
    journalists = models.CharField(_("采编人员"), max_length=120)
    topic = models.CharField(_("采访主题"), max_length=120)
    limits = models.CharField(_("不得报道的内容"), max_length=300)
    planned_at = models.DateTimeField(_("采访时间"))
    host = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("接受采访人"))
    made_at = models.DateTimeField(_("提出时间"))
    approved_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("批准人")
    )
    approved_at = models.DateTimeField(_("批准时间"), null=True)
    signed_by = models.CharField(_("签收人"), max_length=120, blank=True)
    signed_on = models.DateField(_("签收日期"), null=True)
    held_at = models.DateTimeField(_("采访登记时间"), null=True)
    outcome = models.CharField(_("采访情况"), max_length=300, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.READ
    objects: ClassVar[Any] = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("涉密采访")
        indexes = [models.Index(fields=["-made_at", "-id"], name="interview_by_date")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("release:interview", args=[self.public_id])

    @property
    def is_declared(self) -> bool:
        """Whether it was approved and the journalists have signed what they must not report."""
        return self.approved_at is not None and self.signed_on is not None

    @property
    def standing(self) -> str:
        """In words, how far it has come."""
        if self.held_at:
            return str(_("已采访"))
        if self.approved_at is None:
            return str(_("待批准"))
        return str(_("可以采访") if self.signed_on else _("待采编人员签收"))
