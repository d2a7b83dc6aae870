"""What outgoing documents are called and counted by: kinds, categories, series (DOC-04, DOC-24)."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Dated, DatedQuerySet


class TermQuerySet(DatedQuerySet):
    def used_as(self, use: str, at: Any) -> Any:
        """Return what may be chosen for this use at `at`."""
        return self.holding_at(at).filter(use=use).order_by("pk")


class Term(Dated):
    """One word of the organisation's own lists; what is used in numbers never changes."""

    class Use(models.TextChoices):
        KIND = "kind", _("文种")
        CATEGORY = "category", _("机要类别")
        SERIES = "series", _("机关代字")

    use = models.CharField(_("用作"), max_length=10, choices=Use.choices)
    name = models.CharField(_("名称"), max_length=20)
    secret = models.BooleanField(_("涉密件专用"), default=False)

    objects: ClassVar[Any] = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("发文要素")
        indexes = [models.Index(fields=["use", "-id"], name="term_by_use")]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(use="series"), name="one_series_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("carriers:term", args=[self.public_id])
