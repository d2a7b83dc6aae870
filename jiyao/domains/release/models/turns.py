"""The path of reviews, step by step, and the reviewer's checklist (PUB-01, PUB-03, PUB-06)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models.submissions import Submission
from jiyao.domains.release.models.versions import Version
from jiyao.domains.release.models.vocabulary import Stage, Verdict
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.people.models import Dated, DatedQuerySet

PERSON = settings.AUTH_USER_MODEL


class Turn(Labelled):
    """One step of one round: of whom it is, about which version, what was said.

    sha256: of the version that was judged; reference: of the paper of a body's decision.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="turns")
    version = models.ForeignKey(Version, models.PROTECT, related_name="turns")
    round = models.PositiveSmallIntegerField(_("送审次数"))
    place = models.PositiveSmallIntegerField(_("次序"))
    stage = models.CharField(_("环节"), max_length=12, choices=Stage.choices)
    sha256 = models.CharField(_("摘要"), max_length=64)
    verdict = models.CharField(
        _("意见"), max_length=10, choices=Verdict.choices, default=Verdict.OPEN
    )
    words = models.CharField(_("说明"), max_length=200, blank=True)
    reference = models.CharField(_("文号"), max_length=80, blank=True)
    given_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("审查人")
    )
    given_at = models.DateTimeField(_("审查时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("审查环节")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "round", "place"], name="one_turn_a_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission} {self.get_stage_display()}"

    def get_absolute_url(self) -> str:
        return self.submission.get_absolute_url()


class ProhibitionQuerySet(DatedQuerySet):
    def unanswered(self, version: Version, at: datetime) -> Any:
        """The categories in force at `at` of which nobody has said anything about a version."""
        said = version.confirmations.values("prohibition")
        return self.holding_at(at).exclude(pk__in=said)


class Prohibition(Dated):
    """One category of what must not be released; data that the organisation changes (PUB-06)."""

    text = models.CharField(_("不得发布的内容"), max_length=200)

    objects: ClassVar[Any] = ProhibitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("不得发布的类别")
        indexes = [models.Index(fields=["since", "id"], name="prohibition_by_date")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("release:prohibition", args=[self.public_id])


class Confirmation(Labelled):
    """A reviewer's answer for one category about one version: whether it has such content."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="confirmations")
    prohibition = models.ForeignKey(Prohibition, models.PROTECT, related_name="+")
    found = models.BooleanField(_("有此类内容"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("核对人"))
    at = models.DateTimeField(_("核对时间"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("逐项核对")
        constraints = [
            models.UniqueConstraint(fields=["version", "prohibition"], name="one_answer_a_category")
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.prohibition}"

    def get_absolute_url(self) -> str:
        return self.version.get_absolute_url()


class Enquiry(Labelled):
    """An unclear case put before who may decide it, and the answer (PUB-03)."""

    class Answer(models.TextChoices):
        MAY = "may", _("可以公开")
        REDACTED = "redacted", _("删节后可以公开")
        MAY_NOT = "may_not", _("不得公开")

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="enquiries")
    version = models.ForeignKey(Version, models.PROTECT, related_name="enquiries")
    body = models.CharField(_("送审部门"), max_length=120)
    question = models.CharField(_("界限不清的事项"), max_length=300)
    asked_at = models.DateTimeField(_("送审时间"))
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("提出人"))
    answer = models.CharField(_("答复"), max_length=10, choices=Answer.choices, blank=True)
    reference = models.CharField(_("答复文号"), max_length=80, blank=True)
    answered_on = models.DateField(_("答复日期"), null=True)
    noted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("报请审定")

    def __str__(self) -> str:
        return f"{self.submission} {self.body}"

    def get_absolute_url(self) -> str:
        return self.submission.get_absolute_url()
