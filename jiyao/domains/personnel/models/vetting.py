"""Vetting before a post and its outcome (PER-02)."""

from datetime import datetime
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Category, Post, category_of
from jiyao.domains.personnel.models.opinions import Opined
from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Dated

Q = models.Q


class Vetting(Opined, Personal, Dated):
    """One vetting: opened at `since`, concluded once; a passed one is good until `until`.

    weight: that of the highest level that the post handled when the vetting was opened.
    paper: the number of the paper form, when it was made before this installation;
    circulated_at: since when the offices are asked; filed: with the superior office.
    """

    class Outcome(models.TextChoices):
        OPEN = "open", _("审查中")
        PASSED = "passed", _("通过")
        FAILED = "failed", _("未通过")

    post = models.ForeignKey(Post, models.PROTECT, related_name="vettings", verbose_name=_("岗位"))
    weight = models.PositiveSmallIntegerField(_("审查权重"))
    outcome = models.CharField(
        _("结论"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN
    )
    opinion = models.CharField(_("审查意见"), max_length=300, blank=True)
    paper = models.CharField(_("纸质编号"), max_length=80, blank=True)
    concluded_at = models.DateTimeField(_("结论时间"), null=True)
    circulated_at = models.DateTimeField(_("送签时间"), null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    filed_on = models.DateField(_("报备日期"), null=True)
    filed_number = models.CharField(_("报备文号"), max_length=80, blank=True)

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("涉密人员审查")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "post"], condition=Q(outcome="open"), name="one_open_vetting"
            )
        ]
        indexes = [models.Index(fields=["since", "id"], name="vetting_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.post}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:vetting", args=[self.public_id])

    @property
    def category(self) -> Category:
        """The category that the vetting was for."""
        return category_of(self.weight)

    def conditions_at(self, at: datetime) -> Any:
        """Return the conditions at `at` for the kind of post (PER-17)."""
        model: Any = apps.get_model("personnel.Condition")
        return model.objects.for_posts(self.post.kind_of, at)
