"""Resignation and transfer, on which the secrecy side is asked first (PER-09)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models.opinions import Opined
from jiyao.foundation.access.personal import Personal, PersonalQuerySet


class Resignation(Opined, Personal):
    """That somebody asks to resign or to be transferred, and what became of it."""

    class Kind(models.TextChoices):
        RESIGN = "resign", _("辞职")
        TRANSFER = "transfer", _("调动")

    class Outcome(models.TextChoices):
        OPEN = "open", _("审批中")
        AGREED = "agreed", _("同意")
        REFUSED = "refused", _("不同意")

    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    reason = models.CharField(_("事由"), max_length=200)
    to_where = models.CharField(_("拟去单位和岗位"), max_length=120)
    circulated_at = models.DateTimeField(_("申请时间"))
    outcome = models.CharField(
        _("结果"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("审批时间"), null=True)

    objects: ClassVar[Any] = PersonalQuerySet.as_manager()

    class Meta:
        verbose_name = _("辞职、调动")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(outcome="open"),
                name="one_open_resignation_a_person",
            )
        ]
        indexes = [models.Index(fields=["circulated_at", "id"], name="resignation_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:resignation", args=[self.public_id])
