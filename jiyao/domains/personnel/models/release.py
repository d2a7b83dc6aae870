"""The release period: its restrictions, who answers for it, how it goes and ends (PER-08)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Category, category_of
from jiyao.domains.personnel.models.leaving import Body, Leaving
from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Dated

PERSON = settings.AUTH_USER_MODEL

RESTRICTIONS = (
    _("未经批准不得出境"),
    _("不得到境外驻华机构、组织和外资企业任职"),
    _("不得为境外组织、人员提供劳务、咨询或者其他服务"),
    _("就业、住址和联系方式变动及时报告责任单位"),
    _("脱密期满后，对知悉的秘密仍须保守，直到解密"),
)


class ReleaseQuerySet(DatedPersonalQuerySet):  # type: ignore[override]
    def running(self) -> "ReleaseQuerySet":
        return self.filter(released_at=None)

    def ending_by(self, moment: datetime) -> "ReleaseQuerySet":
        """Those running that end, or are to be reviewed, by then."""
        day = timezone.localdate(moment)
        return self.running().filter(Q(until__lte=moment) | Q(review_on__lte=day))


class Release(Personal, Dated):
    """A release period: from the day of approval until its end; without an end for life.

    basis, review_on: for one beyond the range, its legal basis and when it is looked at again;
    taken_over_on: the letter by which another body acknowledged that it answers for the person;
    released_at, released_by: when and by whom it was ended, which no passing of time does.
    """

    leaving = models.OneToOneField(Leaving, models.PROTECT, related_name="release")
    weight = models.PositiveSmallIntegerField(_("涉密权重"))
    months = models.PositiveSmallIntegerField(_("月数"), null=True)
    basis = models.CharField(_("法律依据"), max_length=200, blank=True)
    review_on = models.DateField(_("复核日期"), null=True)
    body = models.CharField(_("责任单位"), max_length=10, choices=Body.choices)
    body_name = models.CharField(_("单位名称"), max_length=80, blank=True)
    taken_over_on = models.CharField(_("确认函文号"), max_length=80, blank=True)
    supervisor = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("本单位联系人")
    )
    released_at = models.DateTimeField(_("解除时间"), null=True)
    released_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("解除经办人")
    )

    objects: ClassVar[Any] = ReleaseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("脱密期")
        indexes = [models.Index(fields=["since", "id"], name="release_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self._meta.verbose_name}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:release", args=[self.public_id])

    @property
    def category(self) -> Category:
        return category_of(self.weight)

    @property
    def body_in_words(self) -> str:
        """Who answers for the person, with the name."""
        return " ".join(filter(None, (self.get_body_display(), self.body_name)))

    def state_at(self, at: datetime) -> str:
        """How it stands, in words."""
        if self.released_at:
            return str(_("已解除"))
        if self.until and self.until <= at:
            return str(_("已期满，待解除"))
        return str(_("脱密期内") if self.until else _("终身限制"))


class ReleaseContact(Personal):
    """That somebody in the release period was spoken to, and what was found."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="contacts")
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("联系人"))
    work = models.CharField(_("现从业情况"), max_length=200)
    abroad = models.CharField(_("出境情况"), max_length=200)
    remark = models.CharField(_("备注"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("脱密期联系")

    def __str__(self) -> str:
        return str(self.release)

    def get_absolute_url(self) -> str:
        return self.release.get_absolute_url()
