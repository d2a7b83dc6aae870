"""Kinds of papers and information that start as protected, with their readers (CLS-20, CLS-22)."""

from datetime import datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle, Dated


class ProtectedKind(Dated):
    """What starts at a level without anybody deciding on it; information has readers of its own."""

    class Sort(models.TextChoices):
        PAPER = "paper", _("没有写明公开的文件、材料")
        PEOPLE = "people", _("员工个人信息")
        CUSTOMERS = "customers", _("客户信息")
        INTERNAL = "internal", _("企业内部文件")

    name = models.CharField(_("种类"), max_length=60)
    sort = models.CharField(_("类别"), max_length=10, choices=Sort.choices)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("起始密级"))
    basis = models.CharField(_("依据"), max_length=120)

    class Meta:
        verbose_name = _("受保护种类")
        indexes = [models.Index(fields=["-since", "-id"], name="protected_kind_by_date")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("classification:protected", args=[self.public_id])

    @property
    def is_paper(self) -> bool:
        """Whether it is open once a public mark stands on it; information never is."""
        return self.sort == ProtectedKind.Sort.PAPER

    def readers_at(self, at: datetime) -> list[Circle]:
        """Return the circles whose people alone may be told; none when it is for nobody alone."""
        rows: Any = self.readers  # type: ignore[attr-defined]
        held = rows.holding_at(at).select_related("circle").order_by("circle")
        return [reader.circle for reader in held]

    def name_readers(self, circles: list[Circle], by: Any, at: datetime) -> None:
        """Let exactly these circles be its readers from now on, inside an act."""
        there = {row.circle_id: row for row in self.readers.holding_at(at)}  # type: ignore[attr-defined]
        wanted = {circle.pk for circle in circles}
        for key in there.keys() - wanted:
            there[key].end(at)
        for key in sorted(wanted - there.keys()):
            KindReader.objects.create(kind_of=self, circle_id=key, since=at, set_by=by)


class KindReader(Dated):
    """One circle of the people who may be told of a kind of protected information (CLS-22)."""

    kind_of = models.ForeignKey(ProtectedKind, models.PROTECT, related_name="readers")
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("受保护种类的读者")
        constraints = [
            models.UniqueConstraint(
                fields=["kind_of", "circle"],
                condition=models.Q(until__isnull=True),
                name="one_reader_once_a_kind",
            )
        ]
