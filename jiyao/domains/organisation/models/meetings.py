"""Meetings of the committee: agenda, attendance, opinions, votes, conclusions (ORG-03)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.committee import Body, Seat
from jiyao.domains.organisation.settings import HALF, MORE, QUORUM
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.trail.numbering import YearlySeries


class MeetingSeries(YearlySeries):
    """The numbers of the meetings of a year."""

    SIGN: ClassVar[str] = "会"

    class Meta:
        verbose_name = _("会议编号")


class Meeting(Labelled):
    """One meeting of a body, from the calling to the close.

    scheduled_for: when the schedule had it, however it was moved; is_last: the last regular one of
    its year; reason: why an extra one was ordered.
    """

    class Kind(models.TextChoices):
        REGULAR = "regular", _("例会")
        EXTRA = "extra", _("临时会议")

    number = models.CharField(_("编号"), max_length=20, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings", verbose_name=_("会议"))
    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    scheduled_for = models.DateTimeField(_("例会时间"), null=True)
    starts_at = models.DateTimeField(_("会议时间"))
    place = models.CharField(_("地点"), max_length=80)
    is_last = models.BooleanField(_("本年末次例会"), default=False)
    reason = models.CharField(_("召开事由"), max_length=200, blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(_("登记到会时间"), null=True)
    closed_at = models.DateTimeField(_("结束时间"), null=True)
    called_off_at = models.DateTimeField(_("取消时间"), null=True)
    called_off_why = models.CharField(_("取消原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("会议")
        indexes = [models.Index(fields=["starts_at", "id"], name="meeting_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "starts_at"],
                condition=Q(called_off_at__isnull=True),
                name="one_meeting_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["body", "scheduled_for"], name="one_meeting_of_the_schedule"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("organisation:meeting", args=[self.public_id])

    @property
    def year(self) -> int:
        """The year in which it is held, here."""
        return timezone.localdate(self.starts_at).year

    @property
    def is_open(self) -> bool:
        """Whether it was neither closed nor called off."""
        return self.closed_at is None and self.called_off_at is None

    @property
    def state(self) -> str:
        """In words, how far it has come."""
        if self.called_off_at:
            return str(_("已取消"))
        if self.closed_at:
            return str(_("已结束"))
        return str(_("进行中") if self.begun_at else _("待召开"))

    def others_of_the_year(self) -> Any:
        """Return the other regular meetings of the body in the year that were not called off."""
        rows = Meeting.objects.filter(body=self.body_id, kind_of=self.Kind.REGULAR)
        rows = rows.filter(called_off_at=None, starts_at__year=self.year)
        return rows.exclude(pk=self.pk)

    def is_first(self) -> bool:
        """Whether it is a regular one before which none was closed in its year."""
        regular = self.kind_of == self.Kind.REGULAR
        return regular and not self.others_of_the_year().exclude(closed_at=None).exists()

    def voters(self) -> Any:
        """Return the rows of those who may vote."""
        return self.attendances.filter(votes=True)

    def present(self) -> int:
        """Return how many voters are present."""
        return int(self.voters().filter(status=Attendance.Status.PRESENT).count())

    def has_quorum(self, at: datetime) -> bool:
        """Whether so many voters are present as the organisation asks for (ORG-03)."""
        here, all_of_them, asked = self.present(), self.voters().count(), QUORUM.at(at)
        if asked == HALF:
            return here > 0 and 2 * here >= all_of_them
        return 2 * here > all_of_them if asked == MORE else True


class MeetingItem(Labelled):
    """One item of the agenda: what was said, how was voted, what was concluded."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("一般议题")
        PLAN = "plan", _("审定年度计划")
        SUMMARY = "summary", _("审议年度总结")

    class Outcome(models.TextChoices):
        WAITING = "", _("待议")
        PASSED = "passed", _("通过")
        REJECTED = "rejected", _("不通过")
        PUT_OFF = "put_off", _("暂不作结论")

    SETTLED = (Outcome.PASSED, Outcome.REJECTED)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField(_("序号"))
    title = models.CharField(_("议题"), max_length=200)
    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    opinions = models.TextField(_("意见"), max_length=4000, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("同意"), null=True)
    votes_against = models.PositiveSmallIntegerField(_("反对"), null=True)
    votes_none = models.PositiveSmallIntegerField(_("弃权"), null=True)
    outcome = models.CharField(
        _("结果"), max_length=10, choices=Outcome.choices, default=Outcome.WAITING, blank=True
    )
    conclusion = models.TextField(_("结论"), max_length=2000, blank=True)
    next_step = models.CharField(_("下一步"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("议题")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "place"], name="one_agenda_item_a_place")
        ]

    def __str__(self) -> str:
        return str(_("%(meeting)s 第 %(place)d 项")) % {
            "meeting": self.meeting,
            "place": self.place,
        }

    def get_absolute_url(self) -> str:
        return reverse("organisation:item", args=[self.public_id])

    def yearly(self) -> Any:
        """Return the plan or the summary that the item is about, if it is about one."""
        rows = self.meeting.body.yearlies.filter(kind_of=self.kind_of, year=self.meeting.year)
        return rows.first()

    @property
    def votes(self) -> str:
        """The votes in words; nothing where none were cast."""
        if self.votes_for is None:
            return ""
        counts = (self.votes_for, self.votes_against, self.votes_none)
        return str(_("同意 %d，反对 %d，弃权 %d")) % counts


class Attendance(Labelled):
    """One person called to a meeting, in which role, and whether he came."""

    class Status(models.TextChoices):
        EXPECTED = "expected", _("应到")
        PRESENT = "present", _("到会")
        LEAVE = "leave", _("请假")
        ABSENT = "absent", _("缺席")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("人员")
    )
    role = models.CharField(_("职务"), max_length=10, choices=Seat.Role.choices, blank=True)
    votes = models.BooleanField(_("有表决权"))
    status = models.CharField(
        _("到会情况"), max_length=10, choices=Status.choices, default=Status.EXPECTED
    )

    HOLDER: ClassVar[str] = "person"
    ROW_POLICY: ClassVar[Action] = Action.KNOW

    class Meta:
        verbose_name = _("到会")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_place_a_person")
        ]
