"""What keeps a person from secrets for a time, whatever else holds (PER-07, PER-19)."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Dated


class Bar(Personal, Dated):
    """A person is suspended, leaving or found unfit: no clearance holds while the bar does."""

    class Kind(models.TextChoices):
        SUSPENDED = "suspended", _("暂停接触")
        LEAVING = "leaving", _("离岗离职")
        UNFIT = "unfit", _("不宜在岗")

    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    reason = models.CharField(_("事由"), max_length=200)

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("停止接触秘密")
        indexes = [models.Index(fields=["since", "id"], name="bar_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:bar", args=[self.public_id])
