"""Who is named to a post of confidentiality work, and the proof that entitles to it (ORG-09)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.access.roles import CLASSIFIER, KEEPER
from jiyao.foundation.people.models import Circle, Dated


class Designation(Personal, Dated):
    """A person is named to a post of a unit, or of the whole. Its powers need a valid proof."""

    class Kind(models.TextChoices):
        OFFICER = "officer", _("保密员")
        KEEPER = "keeper", _("机要员")
        COMPUTER = "computer", _("计算机安全保密员")
        INFORMANT = "informant", _("信息员")
        CLASSIFIER = "classifier", _("定密责任人")

    ROLES: ClassVar[dict[str, str]] = {
        Kind.KEEPER.value: KEEPER.code,
        Kind.CLASSIFIER.value: CLASSIFIER.code,
    }

    kind_of = models.CharField(_("职责"), max_length=12, choices=Kind.choices)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("部门")
    )
    basis = models.CharField(_("任命文号"), max_length=80)

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("专职人员")
        indexes = [models.Index(fields=["since", "id"], name="designation_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:designation", args=[self.public_id])

    def powers_until(self, at: datetime) -> datetime | None:
        """Return until when its powers hold; None when they do not hold at `at`."""
        proof = self.proofs.holding_at(at).order_by("-until").first()
        over = self.until is not None and self.until <= at
        if proof is None or over:
            return None
        ends: datetime = min(self.until or proof.until, proof.until)
        return ends


class DesignationProof(Personal, Dated):
    """The certificate and the training that entitle to a post, until they run out."""

    designation = models.ForeignKey(Designation, models.PROTECT, related_name="proofs")
    qualification = models.CharField(_("资格证明"), max_length=80)
    training = models.CharField(_("培训考核证明"), max_length=80)

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("任职资格证明")

    def __str__(self) -> str:
        return self.qualification


def power_ends(person: int, role: str, at: datetime) -> tuple[bool, datetime | None]:
    """Return whether a role of a person rests on designations, and until when these carry it."""
    kinds = [kind for kind, code in Designation.ROLES.items() if code == role]
    rows = list(Designation.objects.filter(person=person, kind_of__in=kinds))
    ends = [end for end in (row.powers_until(at) for row in rows) if end is not None]
    return bool(rows), max(ends, default=None)
