"""The places of carriers, for each of which somebody is to answer (ORG-01)."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Place
from jiyao.foundation.people.gaps import Thing, ThingKind, thing_kind

OURS = (
    Place.Kind.ROOM,
    Place.Kind.OFFICE,
    Place.Kind.READING,
    Place.Kind.COPYING,
    Place.Kind.ARCHIVE,
)


def places() -> list[Thing]:
    """Return the places of the house where carriers are kept, read or copied."""
    rows = Place.objects.holding_at(timezone.now()).filter(kind_of__in=OURS).order_by("pk")
    return [Thing(row.public_id.hex, row.name, row.get_absolute_url()) for row in rows]


thing_kind(ThingKind("place", _("处所"), places))
