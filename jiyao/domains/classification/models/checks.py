"""Checks of what was decided: samples, and findings against who decided (CLS-08, CLS-09)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models.events import Event
from jiyao.domains.classification.models.items import Item
from jiyao.domains.classification.sampling import value_of
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.trail.numbering import YearlySeries

PERSON = settings.AUTH_USER_MODEL
What = Event.What


class SampleSeries(YearlySeries):
    """The numbers of the samples of a year."""

    SIGN = "抽"

    class Meta:
        verbose_name = _("抽查编号")


class Sample(Labelled):
    """A random choice among what was decided in a time. Its label has the highest level in it."""

    class Of(models.TextChoices):
        DECISIONS = "decisions", _("定密")
        CHANGES = "changes", _("变更")
        RELEASES = "releases", _("解密")

    KINDS: ClassVar[dict[str, tuple[str, ...]]] = {
        Of.DECISIONS: (What.SIGNED, What.ADOPTED, What.SETTLED),
        Of.CHANGES: (What.CHANGED, What.EXTENDED),
        Of.RELEASES: (What.RELEASED, What.LAPSED, What.OPENED),
    }

    number = models.CharField(_("抽查编号"), max_length=30, unique=True)
    of = models.CharField(_("抽查什么"), max_length=10, choices=Of.choices)
    since = models.DateField(_("自"))
    until = models.DateField(_("至"))
    seed = models.CharField(_("随机种子"), max_length=32)
    population = models.PositiveIntegerField(_("总体"))
    fingerprint = models.CharField(_("总体摘要"), max_length=64)
    drawn_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("抽取人"))
    drawn_at = models.DateTimeField(_("抽取时间"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("定密抽查")
        indexes = [models.Index(fields=["-drawn_at", "-id"], name="sample_by_date")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("classification:sample", args=[self.public_id])


class Result(models.TextChoices):
    """What a check may find of a decision."""

    RIGHT = "right", _("准确、合规")
    LOW = "low", _("定低")
    HIGH = "high", _("定高")
    MISSED = "missed", _("漏定")
    LATE = "late", _("不及时")
    UNLAWFUL = "unlawful", _("程序不合规")


WRONG = [choice for choice in Result.choices if choice[0] != Result.RIGHT]


class SampleLine(Labelled):
    """One decision that was drawn, and what the check of it found."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="lines")
    place = models.PositiveIntegerField(_("序"))
    event = models.ForeignKey(Event, models.PROTECT, related_name="+")
    result = models.CharField(_("核查结果"), max_length=10, choices=Result.choices, blank=True)
    words = models.CharField(_("说明"), max_length=200, blank=True)
    checked_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("核查人")
    )
    checked_at = models.DateTimeField(_("核查时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("抽查项")
        constraints = [
            models.UniqueConstraint(fields=["sample", "event"], name="drawn_once_a_sample")
        ]

    def __str__(self) -> str:
        return name_of(self.event)

    def get_absolute_url(self) -> str:
        return self.sample.get_absolute_url()

    @property
    def value(self) -> str:
        """The beginning of the value by which it was drawn."""
        return value_of(self.sample.seed, str(self))[:12]


class FindingQuerySet(LabelledQuerySet):
    def unanswered(self) -> "FindingQuerySet":
        return self.filter(answered_at__isnull=True)


class Finding(Labelled):
    """What a check found wrong with a decision, against the person who decided (CLS-08)."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="findings")
    line = models.OneToOneField(SampleLine, models.PROTECT, null=True, related_name="finding")
    kind_of = models.CharField(_("问题"), max_length=10, choices=WRONG)
    decider = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("定密的人")
    )
    words = models.CharField(_("说明"), max_length=200, blank=True)
    found_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("检查人"))
    found_at = models.DateTimeField(_("检查时间"))
    measure = models.CharField(_("整改情况"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("整改时间"), null=True)

    HOLDER = "decider"
    ROW_POLICY: ClassVar[Action] = Action.KNOW
    objects: ClassVar[Any] = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("定密检查问题")
        indexes = [models.Index(fields=["-found_at", "-id"], name="finding_by_date")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(decider=F("found_by")), name="nobody_checks_his_own_decision"
            )
        ]

    def __str__(self) -> str:
        return str(self.item)

    def get_absolute_url(self) -> str:
        return reverse("classification:finding", args=[self.public_id])


def name_of(event: Event) -> str:
    """Return the name by which an event is drawn: number, step and time to the second."""
    at = timezone.localtime(event.at)
    return f"{event.item} {event.get_what_display()} {at:%Y-%m-%d %H:%M:%S}"
