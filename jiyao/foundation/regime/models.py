from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Dated
from jiyao.foundation.trail.sealing import Traced


class OwnArticle(Dated):
    """The article of the organisation's own regime document that carries a clause (ORG-10)."""

    clause = models.CharField(_("条款"), max_length=10)
    document = models.CharField(_("本单位制度"), max_length=120)
    article = models.CharField(_("条次"), max_length=60)

    class Meta:
        verbose_name = _("本单位条文")
        indexes = [models.Index(fields=["clause", "-since"], name="own_article_by_clause")]
        constraints = [
            models.UniqueConstraint(
                fields=["clause"], condition=Q(until__isnull=True), name="one_article_a_clause"
            )
        ]

    def __str__(self) -> str:
        return f"《{self.document}》{self.article}"

    def short_name(self) -> str:
        return self.clause

    def get_absolute_url(self) -> Any:
        return reverse("clause", args=[self.clause])


class SettingChange(Traced):
    """A change of settings as it was drafted: nothing in it moves, so an approval is bound to it.

    lines: the code of the setting, the trail code of the level or nothing, what stood, what shall.
    """

    title = models.CharField(_("调整内容"), max_length=300)
    lines = models.JSONField(_("各项取值"))
    starts = models.DateField(_("施行日期"))
    reason = models.CharField(_("调整理由"), max_length=300)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("拟定人")
    )
    drafted_at = models.DateTimeField(_("拟定时间"))
    adopted_at = models.DateTimeField(_("办理施行时间"), null=True)

    class Meta:
        verbose_name = _("制度参数调整")
        indexes = [models.Index(fields=["-drafted_at"], name="setting_change_newest")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("setting_change", args=[self.public_id])


class SettingValue(Dated):
    """The value of a setting from a day on, at one level or at all (`settings.Setting`)."""

    code = models.CharField(_("制度参数"), max_length=60)
    level = models.ForeignKey(
        Level, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("密级")
    )
    value = models.JSONField(_("取值"))
    change = models.ForeignKey(
        SettingChange, models.PROTECT, null=True, related_name="values", verbose_name=_("调整")
    )

    class Meta:
        verbose_name = _("制度参数取值")
        indexes = [models.Index(fields=["code", "-since"], name="setting_by_code")]

    def __str__(self) -> str:
        return self.code
