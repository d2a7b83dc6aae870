"""The superior body and the subordinate ones, with the keys that they sign with (ORG-16)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.signing import fingerprint
from jiyao.foundation.people.models import Dated, DatedQuerySet
from jiyao.foundation.trail.notes import VerifierKey


class CounterpartQuerySet(DatedQuerySet):
    def above(self) -> "CounterpartQuerySet":
        return self.filter(kind_of=Counterpart.Kind.ABOVE)

    def below(self) -> "CounterpartQuerySet":
        return self.filter(kind_of=Counterpart.Kind.BELOW)


class Counterpart(Dated):
    """A body above or below whose key is trusted, from when until when."""

    class Kind(models.TextChoices):
        ABOVE = "above", _("上级")
        BELOW = "below", _("下级")

    kind_of = models.CharField(_("关系"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("单位名称"), max_length=80)
    key = models.CharField(_("公钥"), max_length=300)
    checked = models.CharField(_("公钥核对方式"), max_length=120)

    objects: ClassVar[Any] = CounterpartQuerySet.as_manager()

    class Meta:
        verbose_name = _("上下级单位")
        indexes = [models.Index(fields=["since", "id"], name="counterpart_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(until__isnull=True), name="one_counterpart_a_key"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reporting:counterpart", args=[self.public_id])

    @property
    def verifier(self) -> VerifierKey:
        """What the files of this body are checked with."""
        return VerifierKey.parse(self.key)

    @property
    def fingerprint(self) -> str:
        """The key in a form that can be read out."""
        return fingerprint(self.verifier)
