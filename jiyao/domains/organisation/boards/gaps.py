"""Who is missing in the organisation's own rows, and the number of all gaps (ORG-01, ORG-25)."""

from django.db.models import Exists, OuterRef, Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.models import Charge, Place, Post, Seat, SeatHolding, chains_at
from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.boards.declarations import Figure, Look, figure
from jiyao.foundation.people.gaps import (
    THINGS,
    Gap,
    GapSource,
    Thing,
    ThingKind,
    count_gaps,
    gap_source,
    gaps_seen,
    thing_kind,
)
from jiyao.foundation.people.models import Circle, Membership
from jiyao.foundation.regime.citations import carries_out
from jiyao.foundation.registers.declarations import REGISTERS


def seats_without(person: PersonFacts) -> list[Gap]:
    """Return the seats of committees and groups that nobody holds."""
    held = SeatHolding.objects.holding_at(person.at).select_related("person")
    seats = Seat.objects.holding_at(person.at).select_related("body", "unit").order_by("body", "pk")
    places = [
        Place(seat, next(iter(seat.held), None))
        for seat in seats.prefetch_related(Prefetch("holdings", held, "held"))
    ]
    lacking = [(place.seat, place.lacks(person.at)) for place in places]
    return [Gap(str(seat), why, seat.get_absolute_url()) for seat, why in lacking if why]


def tiers_without(person: PersonFacts) -> list[Gap]:
    """Return the tiers of the whole and the units that nobody answers for."""
    units = list(Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name"))
    name = reverse("act", args=["organisation.charge.given"])
    found = []
    for link in chains_at(person.at, units):
        why = _why(link.charge)
        if why and link.tier != Charge.Tier.BUSINESS:
            unit = f"&unit={link.unit.pk}" if link.unit else ""
            what = " ".join(str(part) for part in (link.unit, link.tier.label) if part)
            found.append(Gap(what, why, f"{name}?tier={link.tier.value}{unit}"))
    return found


def registers_without(person: PersonFacts) -> list[Gap]:
    """Return the registers that nobody answers for."""
    return _things_without(person, [REGISTER])


def places_without(person: PersonFacts) -> list[Gap]:
    """Return the places and other things but registers that nobody answers for."""
    return _things_without(person, [kind for kind in THINGS.values() if kind != REGISTER])


def _things_without(person: PersonFacts, kinds: list[ThingKind]) -> list[Gap]:
    rows = Charge.objects.holding_at(person.at).exclude(about="").select_related("person")
    charges = {row.about: row for row in rows}
    name = reverse("act", args=["organisation.charge.assigned"])
    found = []
    for kind in kinds:
        for thing in kind.things():
            key = f"{kind.code}:{thing.ref}"
            why = _why(charges.get(key))
            if why:
                found.append(Gap(f"{kind.title} {thing.name}", why, f"{name}?things={key}"))
    return found


def posts_without(person: PersonFacts) -> list[Gap]:
    """Return the posts that nobody is in."""
    there = Membership.objects.holding_at(person.at).filter(
        circle=OuterRef("circle"), person__is_active=True
    )
    rows = (
        Post.objects.holding_at(person.at)
        .filter(~Exists(there))
        .select_related("circle__parent", "unit")
    )
    return [
        Gap(f"{post.unit or ''} {post}".strip(), _("空岗"), post.get_absolute_url())
        for post in rows.order_by("pk")
    ]


def _why(charge: Charge | None) -> str:
    if charge is None:
        return _("未明确责任人")
    if not charge.person.is_active:
        return _("%(who)s已离开") % {"who": charge.person}
    return ""


def _registers() -> list[Thing]:
    return [
        Thing(code, str(each.title), reverse("register", args=[code]))
        for code, each in sorted(REGISTERS.items())
    ]


def gaps_to_fill(look: Look) -> int:
    """Return how many gaps the page of gaps lists, the registers apart."""
    return count_gaps(gaps_seen(look.facts))


REGISTER = thing_kind(ThingKind("register", gettext_lazy("台账"), _registers))
gap_source(GapSource("organisation.seats", gettext_lazy("委员会和小组的席位"), seats_without))
gap_source(GapSource("organisation.tiers", gettext_lazy("责任层级和部门"), tiers_without))
gap_source(GapSource("organisation.posts", gettext_lazy("岗位"), posts_without))
gap_source(GapSource("organisation.things", gettext_lazy("处所和设备"), places_without))
gap_source(
    GapSource(
        "organisation.registers",
        gettext_lazy("台账"),
        registers_without,
        apart=True,
    )
)
figure(
    Figure(
        "organisation.gaps",
        gettext_lazy("责任缺口"),
        gaps_to_fill,
        (SECRECY_OFFICE,),
        60,
        lambda look: reverse("organisation:gaps"),
        pressing=True,
    )
)
carries_out("jiyao.domains.organisation.boards.gaps", "ORG-01", "ORG-25")
