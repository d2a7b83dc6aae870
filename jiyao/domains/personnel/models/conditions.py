"""What a person must fulfil for a kind of post, and how that was checked (PER-17)."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.models.vetting import Vetting
from jiyao.foundation.access.personal import Personal, PersonalQuerySet
from jiyao.foundation.people.models import Dated, DatedQuerySet

Kind = Post.Kind
# Who looks after computers that hold secrets fulfils what a cipher clerk does.
STRICTER = {Kind.COMPUTER.value: (Kind.COURIER.value, Kind.COMPUTER.value)}


class ConditionQuerySet(DatedQuerySet):
    def for_posts(self, kind: str, at: datetime) -> "ConditionQuerySet":
        """The conditions at `at` for posts of a kind (Post.Kind), each text once."""
        found = self.holding_at(at).filter(post_kind__in=STRICTER.get(kind, (kind,)))
        once = found.order_by().values("text").annotate(first=models.Min("pk")).values("first")
        rows: ConditionQuerySet = self.filter(pk__in=once).order_by("pk")
        return rows


class Condition(Dated):
    """One condition for posts of a kind; data that the organisation changes."""

    post_kind = models.CharField(_("岗位类别"), max_length=10, choices=Kind.choices)
    text = models.CharField(_("条件"), max_length=200)

    objects: ClassVar[Any] = ConditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("任用条件")
        indexes = [models.Index(fields=["since", "id"], name="condition_by_date")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("personnel:condition", args=[self.public_id])


class ConditionCheck(Personal):
    """That a condition is met or not in one vetting, and the evidence for it."""

    vetting = models.ForeignKey(Vetting, models.PROTECT, related_name="checks")
    condition = models.ForeignKey(Condition, models.PROTECT, related_name="+")
    met = models.BooleanField(_("符合"))
    evidence = models.CharField(_("依据"), max_length=120)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(_("核对时间"))

    objects: ClassVar[Any] = PersonalQuerySet.as_manager()

    class Meta:
        verbose_name = _("任用条件核对")
        constraints = [
            models.UniqueConstraint(
                fields=["vetting", "condition"], name="one_check_a_condition_and_vetting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.vetting} {self.condition}"

    def get_absolute_url(self) -> str:
        return self.vetting.get_absolute_url()
