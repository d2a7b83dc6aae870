"""Who may publish, and what was published where (PUB-02, PUB-08)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models.submissions import Submission
from jiyao.domains.release.models.versions import Version
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.people.models import Dated

PERSON = settings.AUTH_USER_MODEL


class Publisher(Dated):
    """A person named to upload and hand out what was approved."""

    person = models.ForeignKey(
        PERSON, models.PROTECT, related_name="publishing", verbose_name=_("发布员")
    )
    channel = models.CharField(_("负责的网站、栏目或渠道"), max_length=120)

    class Meta:
        verbose_name = _("发布员")
        indexes = [models.Index(fields=["since", "id"], name="publisher_by_date")]

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        return reverse("release:publisher", args=[self.public_id])


class PublicationQuerySet(LabelledQuerySet):
    def out(self) -> "PublicationQuerySet":
        return self.filter(withdrawn_at=None)

    def late(self, at: datetime) -> "PublicationQuerySet":
        """What is out and should have been rechecked."""
        return self.out().filter(recheck_at__lt=at)


class Publication(Labelled):
    """That a version went out: by whom, when, where; and when it was taken back."""

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="publication")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    sha256 = models.CharField(_("核对一致的摘要"), max_length=64)
    place = models.CharField(_("发布位置"), max_length=120)
    address = models.CharField(_("网址或刊期"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("发布时间"))
    published_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("发布人")
    )
    recheck_at = models.DateTimeField(_("下次复查"))
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True)
    withdrawn_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("撤下人")
    )
    withdrawn_why = models.CharField(_("撤下原因"), max_length=300, blank=True)
    incident = models.CharField(_("泄密事件报告编号"), max_length=80, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("发布登记")
        indexes = [models.Index(fields=["-published_at", "-id"], name="publication_by_date")]

    def __str__(self) -> str:
        return self.submission.number

    def get_absolute_url(self) -> str:
        return reverse("release:publication", args=[self.public_id])


class Recheck(Labelled):
    """One look at what is out: whether it still is what was approved, and what screening found."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="rechecks")
    at = models.DateTimeField(_("复查时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("复查人"))
    same = models.BooleanField(_("与审定稿一致"))
    strong = models.PositiveIntegerField(_("强标志"))
    others = models.PositiveIntegerField(_("待判断和未读"))
    found = models.TextField(_("筛查发现"), blank=True)
    words = models.CharField(_("说明"), max_length=200, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.READ

    class Meta:
        verbose_name = _("发布后复查")

    def __str__(self) -> str:
        return f"{self.publication} {self.at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return self.publication.get_absolute_url()
