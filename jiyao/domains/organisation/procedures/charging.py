"""Who answers for what: named, replaced, ended, with dates (ORG-01, ORG-23)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Charge, next_since
from jiyao.domains.organisation.rules import charges as rules
from jiyao.domains.organisation.rules.committee import person_is_still_there
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.gaps import THINGS
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "organisation.charge.given",
    _("明确责任人"),
    by=SECRECY_OFFICE,
    cites=("ORG-01", "ORG-23"),
    rules=(rules.tier_fits_the_unit, person_is_still_there),
    late=True,
)
def give_charge(
    *, tier: str, unit: Circle | None, person: Person, basis: str, by: Person, at: datetime
) -> Charge:
    """Name who holds a tier, of the whole or of a unit; who held it before holds it no longer.

    tier: a value of Charge.Tier but that of things. Booked late, it holds until the next one.
    """
    same = Charge.objects.filter(tier=tier, unit=unit)
    for row in same.holding_at(at):
        row.end(at)
    return Charge.objects.create(
        tier=tier,
        unit=unit,
        person=person,
        basis=basis,
        since=at,
        until=next_since(same, at),
        set_by=by,
    )


@procedure(
    "organisation.charge.assigned",
    _("明确台账和处所责任人"),
    by=SECRECY_OFFICE,
    cites=("ORG-01",),
    rules=(person_is_still_there,),
)
def assign_things(
    *, person: Person, things: list[str], basis: str, by: Person, at: datetime
) -> Charge:
    """Name who answers for things; things: kind and id of each, as in `Charge.about`."""
    names = names_of_things()
    for row in Charge.objects.holding_at(at).filter(about__in=things):
        row.end(at)
    rows = [
        Charge.objects.create(
            tier=Charge.Tier.THING,
            about=thing,
            about_name=names[thing],
            person=person,
            basis=basis,
            since=at,
            set_by=by,
        )
        for thing in things
    ]
    return rows[-1]


@procedure(
    "organisation.charge.ended",
    _("解除责任"),
    by=SECRECY_OFFICE,
    cites=("ORG-01", "ORG-23"),
    rules=(rules.charge_goes_on,),
    exceptional=True,
)
def end_charge(charge: Charge, *, by: Person, at: datetime) -> Charge:
    """Let somebody answer for it no longer; until another is named it is a gap."""
    charge.end(at)
    return charge


def names_of_things() -> dict[str, str]:
    """Return all things for which people are named: kind and id of each, and its name."""
    return {
        f"{kind.code}:{thing.ref}": thing.name
        for kind in THINGS.values()
        for thing in kind.things()
    }
