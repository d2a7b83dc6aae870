"""The organisation's own regime documents, in levels and versions (ORG-10)."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import DatedQuerySet
from jiyao.foundation.trail.sealing import Traced

PERSON = settings.AUTH_USER_MODEL


class RegimeDocument(Traced):
    """A regime document; what it says is in its versions."""

    class Rank(models.TextChoices):
        BASIC = "basic", _("基本制度")
        SECOND = "second", _("二级制度")
        SPECIAL = "special", _("专项制度")

    rank = models.CharField(_("级别"), max_length=10, choices=Rank.choices)
    title = models.CharField(_("名称"), max_length=120)
    number = models.CharField(_("编号"), max_length=40, unique=True)
    compared = models.CharField(_("最近一次法规对照"), max_length=200, blank=True)
    added_at = models.DateTimeField(_("登记时间"))

    class Meta:
        verbose_name = _("保密制度")
        indexes = [models.Index(fields=["added_at", "id"], name="regime_document_by_date")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:document", args=[self.public_id])

    def version_on(self, day: date) -> "RegimeVersion | None":
        """Return the version in force on a day, or None."""
        noon = timezone.make_aware(datetime(day.year, day.month, day.day, 12))
        found: RegimeVersion | None = self.versions.in_force_at(noon).first()
        return found


class RegimeVersionQuerySet(DatedQuerySet):
    """Versions of regime documents."""

    def in_force_at(self, at: datetime) -> Any:
        """Return the approved versions that hold at `at`."""
        return self.holding_at(at).filter(approved_at__isnull=False)


class RegimeVersion(Traced):
    """One version of a regime document: drafted, checked and approved, each by another person.

    since: the first moment of the day on which it takes effect; until: when the next one does.
    """

    document = models.ForeignKey(RegimeDocument, models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField(_("版次"))
    text = models.TextField(_("正文"), max_length=60000)
    issued_on = models.DateField(_("印发日期"))
    since = models.DateTimeField(_("施行日期"))
    until = models.DateTimeField(_("至"), null=True)
    review_on = models.DateField(_("复审日期"))
    review_finding = models.CharField(_("复审结论"), max_length=200, blank=True)
    interpreter = models.CharField(_("解释部门"), max_length=80)
    later_prevails = models.BooleanField(_("与以前的规定不一致的，以本制度为准"), default=True)
    drafted_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(_("起草时间"))
    checked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(_("审核时间"), null=True)
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("批准时间"), null=True)
    displayed_at = models.CharField(_("公示地点"), max_length=80, blank=True)
    displayed_on = models.DateField(_("公示日期"), null=True)

    objects: ClassVar[Any] = RegimeVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("制度版本")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "version"], name="one_regime_version_a_number"
            )
        ]
        indexes = [models.Index(fields=["since", "id"], name="regime_version_by_date")]

    def __str__(self) -> str:
        return f"{self.document.title}（第 {self.version} 版）"

    def get_absolute_url(self) -> str:
        return reverse("organisation:version", args=[self.public_id])

    def stands_at(self, at: datetime) -> Any:
        """Return in words how it stands: drafted, checked, in force, ended."""
        if self.approved_at is None:
            return _("待批准") if self.checked_at else _("待审核")
        if self.since > at:
            return _("已批准，尚未施行")
        return _("已废止") if self.until and self.until <= at else _("施行中")


class OuterRule(Traced):
    """A law or rule of a superior body (ORG-22). superseded_on: the day from which it, or those of
    its articles that are named, no longer count; superseded_by: what replaces it."""

    agency = models.CharField(_("制定机关"), max_length=80)
    number = models.CharField(_("文号"), max_length=80, blank=True)
    title = models.CharField(_("名称"), max_length=160)
    force = models.CharField(_("效力"), max_length=40)
    published_on = models.DateField(_("公布日期"))
    effective_on = models.DateField(_("施行日期"))
    interpreter = models.CharField(_("解释权"), max_length=80, blank=True)
    superseded_on = models.DateField(_("失效日期"), null=True)
    superseded_articles = models.CharField(_("失效条文"), max_length=200, blank=True)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(_("入库时间"))

    class Meta:
        verbose_name = _("外部法规")
        indexes = [models.Index(fields=["added_at", "id"], name="outer_rule_by_date")]

    def __str__(self) -> str:
        return f"《{self.title}》"

    def get_absolute_url(self) -> str:
        return reverse("organisation:outer_rule", args=[self.public_id])

    @property
    def articles_lost(self) -> list[str]:
        """The articles that no longer count, when it is not all of it."""
        return self.superseded_articles.replace("、", " ").replace("，", " ").split()

    def has_lost(self, article: str, day: date) -> bool:
        """Whether an article no longer counts on a day; empty for the rule as a whole."""
        if self.superseded_on is None or self.superseded_on > day:
            return False
        return not self.articles_lost or article in self.articles_lost


class Citation(Traced):
    """That a regime document rests on a rule from outside, on the whole or on an article of it."""

    document = models.ForeignKey(RegimeDocument, models.PROTECT, related_name="citations")
    outer = models.ForeignKey(OuterRule, models.PROTECT, related_name="citations")
    article = models.CharField(_("条文"), max_length=40, blank=True)
    ended_at = models.DateTimeField(_("改正时间"), null=True)

    class Meta:
        verbose_name = _("引用条文")
        indexes = [models.Index(fields=["document", "outer"], name="citation_by_document")]

    def __str__(self) -> str:
        return f"{self.outer}{self.article}"

    def get_absolute_url(self) -> str:
        return self.document.get_absolute_url()

    def is_lost(self, day: date) -> bool:
        """Whether what it cites no longer counts."""
        return self.outer.has_lost(self.article, day)
