"""Findings: files that somebody has to settle, and what became of each (NET-01, INS-09)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.models.machines import Machine
from jiyao.domains.inspection.models.runs import Run
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.people.models import Person


class Verdict(models.TextChoices):
    """What the tool says of a file that is not clean, the gravest first."""

    HIT = "hit", _("命中")
    REVIEW = "review", _("待判断")
    INCOMPLETE = "incomplete", _("未查全")


class State(models.TextChoices):
    """How far a finding is settled."""

    OPEN = "open", _("待处理")
    ANSWERED = "answered", _("待确认")
    CLOSED = "closed", _("已销号")


class Answer(models.TextChoices):
    """What the responsible person says was done."""

    REMOVED = "removed", _("已清除")
    EXPLAINED = "explained", _("情况说明")


class FindingQuerySet(LabelledQuerySet):
    def open(self) -> "FindingQuerySet":
        return self.filter(state=State.OPEN)

    def unsettled(self) -> "FindingQuerySet":
        return self.exclude(state=State.CLOSED)

    def overdue(self, at: datetime) -> "FindingQuerySet":
        return self.open().filter(due_at__lt=at)


class Finding(Labelled):
    """One file that was not clean, met again by `identity`; its path is on its sightings."""

    machine = models.ForeignKey(Machine, models.PROTECT, related_name="findings")
    run = models.ForeignKey(
        Run, models.PROTECT, related_name="findings", verbose_name=_("检查记录")
    )
    number = models.CharField(_("问题编号"), max_length=40, unique=True)
    identity = models.CharField(max_length=64)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("责任人"))
    verdict = models.CharField(_("结论"), max_length=10, choices=Verdict.choices)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.CharField(_("处理方式"), max_length=10, choices=Answer.choices, blank=True)
    opened_at = models.DateTimeField(_("发现时间"))
    due_at = models.DateTimeField(_("期限"))
    gone_by = models.ForeignKey(
        Run, models.PROTECT, null=True, related_name="+", verbose_name=_("复查未再发现")
    )

    HOLDER: ClassVar[str] = "owner"
    ROW_POLICY: ClassVar[Action] = Action.KNOW
    objects: ClassVar[Any] = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("检查问题")
        indexes = [
            models.Index(fields=["opened_at", "id"], name="check_finding_by_date"),
            models.Index(fields=["run", "state"], name="check_finding_by_run"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["machine", "identity"], name="one_finding_a_file")
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("inspection:finding", args=[self.public_id])


GRADES = {"L1": _("强标志"), "L2": _("待人工判断"), "L3": _("提示")}


class Sighting(Labelled):
    """A finding as one run saw it: path, digest of its content, places and what was not read."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="sightings")
    run = models.ForeignKey(Run, models.PROTECT, related_name="sightings")
    path = models.CharField(_("路径"), max_length=1000)
    verdict = models.CharField(_("结论"), max_length=10, choices=Verdict.choices)
    content = models.CharField(_("内容摘要"), max_length=64)
    places = models.JSONField(_("所在位置"))
    gaps = models.JSONField(_("未读到的内容"))

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("检查问题所见")
        constraints = [
            models.UniqueConstraint(fields=["finding", "run"], name="one_sighting_a_run")
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def seen(self) -> str:
        """In one line, what was found where, and what was not read."""
        found = [" ".join(filter(None, _in_words(*place))) for place in self.places]
        return "；".join([*found, *self.gaps])


def _in_words(grade: str, part: str, excerpt: str) -> tuple[str, str, str]:
    return str(GRADES.get(grade, grade)), part, excerpt


class FindingStep(Labelled):
    """One step in the life of a finding. by: nobody, when an import told it."""

    class What(models.TextChoices):
        FOUND = "found", _("检查发现")
        SEEN = "seen", _("复查仍在")
        GONE = "gone", _("复查未再发现")
        REOPENED = "reopened", _("复查再次发现，重新打开")
        ANSWERED = "answered", _("报告处理")
        CONFIRMED = "confirmed", _("确认销号")
        RETURNED = "returned", _("退回重办")
        PASSED = "passed", _("责任人变更")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=10, choices=What.choices)
    run = models.ForeignKey(Run, models.PROTECT, null=True, related_name="+")
    words = models.CharField(_("说明"), max_length=300, blank=True)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("办理人")
    )
    at = models.DateTimeField(_("时间"))

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("检查问题经过")
