"""What comes again: the schedule of meetings, their agenda, the year's plan and summary."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.committee import Body
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.duties.periods import Period, periods_between
from jiyao.foundation.duties.terms import months_after
from jiyao.foundation.people.models import Dated

WEEK = 7


class MeetingSchedule(Dated):
    """When a body meets: in which month of each period, on which weekday of it, at what time.

    nth: 1 to 4, or 5 for the last of its month; weekday: 0 for Monday.
    """

    class Every(models.TextChoices):
        YEAR = "year", _("每年")
        HALF = "half", _("每半年")
        QUARTER = "quarter", _("每季度")
        MONTH = "month", _("每月")

    class Nth(models.IntegerChoices):
        FIRST = 1, _("第一个")
        SECOND = 2, _("第二个")
        THIRD = 3, _("第三个")
        FOURTH = 4, _("第四个")
        LAST = 5, _("最后一个")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("星期一")
        TUESDAY = 1, _("星期二")
        WEDNESDAY = 2, _("星期三")
        THURSDAY = 3, _("星期四")
        FRIDAY = 4, _("星期五")

    body = models.ForeignKey(Body, models.PROTECT, related_name="schedules", verbose_name=_("会议"))
    every = models.CharField(_("周期"), max_length=10, choices=Every.choices)
    month = models.PositiveSmallIntegerField(_("期内第几个月"))
    nth = models.PositiveSmallIntegerField(_("第几个"), choices=Nth.choices)
    weekday = models.PositiveSmallIntegerField(_("星期"), choices=Weekday.choices)
    begins = models.CharField(_("开始"), max_length=5)
    ends = models.CharField(_("结束"), max_length=5)
    place = models.CharField(_("地点"), max_length=80)

    class Meta:
        verbose_name = _("例会时间")
        indexes = [models.Index(fields=["since", "id"], name="schedule_by_date")]

    def __str__(self) -> str:
        return f"{self.body} {self.words}"

    def get_absolute_url(self) -> str:
        return self.body.get_absolute_url()

    @property
    def words(self) -> str:
        """The rule in words, such as 每月 第一个星期五 14:00–16:00."""
        when = f"{self.get_nth_display()}{self.get_weekday_display()} {self.begins}–{self.ends}"
        if self.every == self.Every.MONTH:
            return f"{self.get_every_display()}{when}"
        month = str(_("第 %d 个月")) % self.month
        return f"{self.get_every_display()}{month}{when}"

    def between(self, start: date, end: date) -> Iterator[datetime]:
        """Yield when it meets on the days from `start` to `end`."""
        for period in periods_between(start, end, self.every):
            day = self._day_in(period)
            if start <= day <= end:
                yield timezone.make_aware(datetime.combine(day, time.fromisoformat(self.begins)))

    def _day_in(self, period: Period) -> date:
        first = months_after(period.first, self.month - 1)
        last = months_after(first, 1) - timedelta(days=1)
        if self.nth == self.Nth.LAST:
            return last - timedelta(days=(last.weekday() - self.weekday) % WEEK)
        offset = (self.weekday - first.weekday()) % WEEK + WEEK * (self.nth - 1)
        return first + timedelta(days=offset)


class AgendaTemplate(Dated):
    """The items with which the agenda of every regular meeting begins, a line each."""

    items = models.TextField(_("议程"), max_length=2000)

    class Meta:
        verbose_name = _("例会议程模板")
        indexes = [models.Index(fields=["since", "id"], name="agenda_by_date")]

    def __str__(self) -> str:
        return str(_("例会议程模板"))

    def get_absolute_url(self) -> str:
        return reverse("organisation:agenda", args=[self.public_id])

    @classmethod
    def titles_at(cls, at: datetime) -> list[str]:
        """Return the items in force at `at`, in order."""
        row = cls.objects.holding_at(at).order_by("-since", "-pk").first()
        return [line.strip() for line in row.items.splitlines() if line.strip()] if row else []


class Yearly(Labelled):
    """The plan or the summary of a year's work, written by a time and adopted by a meeting."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("年度保密工作计划")
        SUMMARY = "summary", _("年度保密工作总结")

    body = models.ForeignKey(Body, models.PROTECT, related_name="yearlies")
    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(_("年度"))
    text = models.TextField(_("正文"), max_length=20000, blank=True)
    opened_at = models.DateTimeField(_("开列时间"))
    due_at = models.DateTimeField(_("期限"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField(_("完成时间"), null=True)
    adopted_at = models.DateTimeField(_("审定时间"), null=True)

    class Meta:
        verbose_name = _("年度计划和总结")
        indexes = [models.Index(fields=["opened_at", "id"], name="yearly_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "kind_of", "year"], name="one_paper_a_kind_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.get_kind_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:yearly", args=[self.public_id])

    @property
    def state(self) -> str:
        """In words, how far it has come."""
        if self.adopted_at:
            return str(_("已审定"))
        return str(_("待会议审定") if self.written_at else _("待起草"))
