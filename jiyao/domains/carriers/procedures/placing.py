"""Places: registered and rated by the secrecy office, and where a copy is kept (DOC-02, CIR-15)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Place
from jiyao.domains.carriers.rules import copies
from jiyao.domains.carriers.rules import placing as rules
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "carriers.place.rated",
    _("登记处所"),
    by=SECRECY_OFFICE,
    cites=("CIR-15", "DOC-02", "CPY-09"),
    rules=(rules.public_place_is_not_rated, rules.copier_is_given_to_a_keeper),
)
def rate(
    *,
    name: str,
    kind: str,
    container: str,
    level: Level | None,
    keeper: Person | None = None,
    by: Person,
    at: datetime,
) -> Place:
    """Say what a place is and up to which level it may be used; a later saying ends the former.

    kind, container: values of Place.Kind and Place.Container; level: None for not rated;
    keeper: who alone runs the copier that stands there.
    """
    for former in Place.objects.holding_at(at).filter(name=name):
        former.end(at)
    return Place.objects.create(
        name=name,
        kind_of=kind,
        container=container,
        level=level,
        keeper=keeper,
        since=at,
        set_by=by,
    )


@procedure(
    "carriers.place.ended",
    _("停用处所"),
    by=SECRECY_OFFICE,
    cites=("DOC-02",),
    rules=(rules.place_is_in_use,),
)
def end(place: Place, *, by: Person, at: datetime) -> Place:
    """Use the place no longer."""
    place.end(at)
    return place


@procedure(
    "carriers.copy.stored",
    _("存入保管处所"),
    by=KEEPER,
    cites=("DOC-02",),
    rules=(copies.copy_is_not_missing, copies.copy_is_in_the_room, copies.store_is_rated),
    exceptional=True,
)
def store(copy: Copy, *, place: Place, by: Person, at: datetime) -> Copy:
    """Keep a copy in a place that is rated for its level."""
    copy.kept_in = place
    copy.save()
    return copy
