"""Waste paper: sealed in a numbered bag, destroyed before another by its day (DES-05)."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Place, WasteBag, WasteSeries
from jiyao.domains.carriers.returning import end_of_period
from jiyao.domains.carriers.rules import wasting as rules
from jiyao.domains.carriers.settings import WASTE_DAYS
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import Signing

WASTE = duty_kind(
    "carriers.waste", _("销毁废纸袋"), act="carriers.waste-bag.destroyed", cites=("DES-05",)
)


@procedure(
    "carriers.waste-bag.sealed",
    _("登记废纸袋"),
    by=KEEPER,
    cites=("DES-05",),
)
def seal_bag(*, level: Level, origin: str, important: bool, by: Person, at: datetime) -> WasteBag:
    """Register a sealed bag of drafts and waste; what is important is destroyed the same day.

    level: the highest inside; origin: the unit that it comes from. The number that the bag is given
    is written on it.
    """
    due = end_of_period(1, at) if important else at + timedelta(days=WASTE_DAYS.at(at))
    bag = WasteBag.objects.create(
        label=Label.objects.create(level=level),
        number=WasteSeries.of(timezone.localdate(at).year).take(),
        origin=origin,
        bagged_by=by,
        bagged_at=at,
        due_at=due,
    )
    open_duty(WASTE, bag, by, at, due)
    return bag


@procedure(
    "carriers.waste-bag.destroyed",
    _("销毁废纸袋"),
    by=KEEPER,
    cites=("DES-05",),
    rules=(
        rules.bag_is_not_destroyed,
        rules.waste_place_is_rated,
        rules.another_watches_the_waste,
    ),
    signature=Signing(("by", "witness")),
)
def destroy_bag(
    waste_bag: WasteBag, *, place: Place, witness: Person, by: Person, at: datetime
) -> WasteBag:
    """Destroy a bag unopened, before another person."""
    waste_bag.place = place
    waste_bag.witness = witness
    waste_bag.destroyed_by = by
    waste_bag.destroyed_at = at
    waste_bag.save()
    close_duties(WASTE, waste_bag, at)
    return waste_bag
