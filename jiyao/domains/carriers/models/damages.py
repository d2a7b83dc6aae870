"""What was found damaged, soiled or incomplete when it came back (CIR-07)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.copies import Copy
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet

PERSON = settings.AUTH_USER_MODEL


class DamageQuerySet(LabelledQuerySet):
    def unsettled(self) -> "DamageQuerySet":
        return self.filter(settled_at__isnull=True)


class Damage(Labelled):
    """One finding about the condition of a copy, with who had it before; open until settled."""

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="damages")
    condition = models.CharField(_("污损情况"), max_length=120)
    had_by = models.CharField(_("此前持有"), max_length=120)
    found_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("发现人"))
    found_at = models.DateTimeField(_("发现时间"))
    settled_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("处理人")
    )
    settled_at = models.DateTimeField(_("处理时间"), null=True)
    outcome = models.CharField(_("处理结果"), max_length=200, blank=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = DamageQuerySet.as_manager()

    class Meta:
        verbose_name = _("污损登记")
        indexes = [models.Index(fields=["-found_at", "-id"], name="damage_by_date")]

    def __str__(self) -> str:
        return self.copy.number

    def get_absolute_url(self) -> str:
        return self.copy.get_absolute_url()
