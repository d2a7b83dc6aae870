"""What somebody wants to release: its way from the draft to the publication (PUB-01)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models.interviews import Interview
from jiyao.domains.release.models.vocabulary import UNDER_WAY, Carrier, Kind, State, Way
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.trail.numbering import YearlySeries

PERSON = settings.AUTH_USER_MODEL


class SubmissionSeries(YearlySeries):
    """The numbers of the submissions of a year."""

    SIGN: ClassVar[str] = "发审"

    class Meta:
        verbose_name = _("发布审查编号")


class SubmissionQuerySet(LabelledQuerySet):
    def under_way(self) -> "SubmissionQuerySet":
        return self.filter(state__in=UNDER_WAY)

    def to_publish(self) -> "SubmissionQuerySet":
        return self.filter(state=State.APPROVED)


class Submission(Labelled):
    """One thing to be released, as its handlers know it; its title is in `SubmissionContent`.

    round: how often it was sent for review; head: who speaks for the department.
    """

    number = models.CharField(_("编号"), max_length=30, unique=True)
    kind_of = models.CharField(_("类别"), max_length=12, choices=Kind.choices)
    state = models.CharField(_("进度"), max_length=10, choices=State.choices, default=State.DRAFTED)
    author = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("作者"))
    head = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("部门负责人")
    )
    place = models.CharField(_("拟发布的位置"), max_length=120)
    planned_on = models.DateField(_("拟发布日期"))
    interview = models.ForeignKey(
        Interview, models.PROTECT, null=True, related_name="+", verbose_name=_("批准的采访")
    )
    round = models.PositiveSmallIntegerField(_("送审次数"), default=0)
    made_at = models.DateTimeField(_("提出时间"))
    carrier = models.CharField(
        _("载体形式"), max_length=10, choices=Carrier.choices, default=Carrier.OTHER
    )
    way = models.CharField(_("拟公开方式"), max_length=10, choices=Way.choices, default=Way.OTHER)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("发布审查")
        indexes = [models.Index(fields=["-made_at", "-id"], name="review_sheet_by_date")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("release:submission", args=[self.public_id])

    @property
    def latest(self) -> Any:
        """The newest version, or None before the first."""
        return self.versions.order_by("-number").first()

    @property
    def is_redacted_and_examined(self) -> bool:
        """Whether the newest version is redacted, and who may decide it has said so may go out."""
        latest = self.latest
        if latest is None or not latest.redactions.exists():
            return False
        as_it_is = Q(version=latest, answer="may")
        as_asked_for = Q(version__number__lt=latest.number, answer="redacted")
        return bool(self.enquiries.filter(as_it_is | as_asked_for).exists())

    @property
    def turn(self) -> Any:
        """The step whose turn it is, or None."""
        rows = self.turns.filter(round=self.round, verdict="open")
        return rows.order_by("place").first()

    @property
    def reviewers(self) -> set[int]:
        """The keys of those who have reviewed the round under way, the author left out."""
        passed = self.turns.filter(round=self.round, verdict="passed").exclude(stage="self")
        return set(passed.values_list("given_by", flat=True))


class SubmissionContent(Labelled):
    """What only a reader may see of a submission."""

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="content")
    title = models.CharField(_("信息名称"), max_length=200)
    note = models.TextField(_("内容来源说明"), max_length=500, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("发布审查的内容")

    def __str__(self) -> str:
        return self.submission.number

    def get_absolute_url(self) -> str:
        return self.submission.get_absolute_url()
