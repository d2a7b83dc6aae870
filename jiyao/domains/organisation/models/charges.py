"""Who answers for what: the tiers of responsibility, held with dates (ORG-01, ORG-23)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle, Dated, DatedQuerySet


class ChargeQuerySet(DatedQuerySet):
    def standing_at(self, at: datetime) -> DatedQuerySet:
        """Those held at `at` by somebody who is still there."""
        return self.holding_at(at).filter(person__is_active=True)


class Charge(Dated):
    """One charge of one person. `unit` is empty where it is for the whole.

    about: for a thing, its kind and its id among that kind (people/gaps.py), else empty.
    """

    class Tier(models.TextChoices):
        FIRST = "first", _("第一责任人")
        SECRECY = "secrecy", _("分管保密工作的领导")
        BUSINESS = "business", _("分管业务的领导")
        UNIT = "unit", _("部门保密责任人")
        OFFICE = "office", _("保密办事机构负责人")
        THING = "thing", _("台账、处所等责任人")

    WHOLE = (Tier.FIRST, Tier.SECRECY, Tier.OFFICE)
    OF_UNITS = (Tier.BUSINESS, Tier.UNIT)
    CHAIN = (Tier.FIRST, Tier.SECRECY, Tier.BUSINESS, Tier.OFFICE, Tier.UNIT)

    tier = models.CharField(_("责任层级"), max_length=10, choices=Tier.choices)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("部门")
    )
    about = models.CharField(max_length=120, blank=True)
    about_name = models.CharField(_("对象"), max_length=120, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="charges", verbose_name=_("责任人")
    )
    basis = models.CharField(_("依据"), max_length=80)

    objects: ClassVar[Any] = ChargeQuerySet.as_manager()

    class Meta:
        verbose_name = _("保密责任分工")
        indexes = [
            models.Index(fields=["since", "id"], name="charge_by_date"),
            models.Index(fields=["tier", "unit"], name="charge_by_tier"),
            models.Index(fields=["about"], name="charge_by_thing"),
        ]

    def __str__(self) -> str:
        parts = (self.about_name or self.get_tier_display(), self.unit, self.person)
        return " ".join(str(part) for part in parts if part)

    def get_absolute_url(self) -> str:
        return reverse("organisation:charge", args=[self.public_id])


@dataclass(frozen=True)
class Link:
    """One tier of a chain, for which unit, and who held it; `charge` is None for nobody."""

    tier: Charge.Tier
    unit: Any
    charge: Any


def chain_at(at: datetime, unit: Any = None) -> list[Link]:
    """Return the chain of responsibility as it stood at `at`, from the top down to `unit`.

    Without a unit only the tiers of the whole. A tier that nobody held is a link without a charge.
    """
    return _chain(_held_at(at), unit)


def chains_at(at: datetime, units: list[Any]) -> list[Link]:
    """Return the tiers of the whole, then for each unit those of its own; in two queries."""
    held = _held_at(at)
    links = _chain(held, None)
    for unit in units:
        links += [link for link in _chain(held, unit) if link.tier in Charge.OF_UNITS]
    return links


def _held_at(at: datetime) -> list[Charge]:
    rows = Charge.objects.holding_at(at).exclude(tier=Charge.Tier.THING)
    return list(rows.select_related("person__unit", "unit").order_by("-since", "-pk"))


def _chain(held: list[Charge], unit: Any) -> list[Link]:
    tiers = [t for t in Charge.CHAIN if unit is not None or t in Charge.WHOLE]
    return [_link(tier, unit if tier in Charge.OF_UNITS else None, held) for tier in tiers]


def _link(tier: Charge.Tier, unit: Any, held: list[Charge]) -> Link:
    key = unit.pk if unit is not None else None
    return Link(tier, unit, next((c for c in held if c.tier == tier and c.unit_id == key), None))
