"""How high staged content is held: as high as this installation may hold content at all."""

from datetime import datetime

from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT, current_ceiling
from jiyao.foundation.access.models import Label, Level, Scope
from jiyao.foundation.people.models import Circle, Membership, Person


def level_of_staging(at: datetime) -> Level:
    """Return the level of the handling ceiling; before one is set, the highest below it."""
    return (
        current_ceiling(at)
        or (
            Level.objects.select_related("scheme")
            .filter(weight__lte=DEFAULT_WEIGHT)
            .order_by("-weight", "pk")[0]
        )
    )


def label_for(person: Person, at: datetime) -> Label:
    """Make a label with one person alone in its scope, inside an act."""
    label = Label.objects.create(level=level_of_staging(at))
    own = Membership.objects.holding_at(at).get(person=person, circle__kind_of=Circle.Kind.PERSON)
    Scope.objects.create(label=label, circle_id=own.circle_id, since=at, set_by=person)
    return label
