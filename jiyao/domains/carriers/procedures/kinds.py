"""Kinds of carrier are data: the secrecy office adds what the organisation has (DOC-22)."""

from datetime import datetime
from secrets import token_hex

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import CarrierKind
from jiyao.domains.carriers.rules import kinds as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "carriers.kind.added",
    _("增加载体种类"),
    by=SECRECY_OFFICE,
    cites=("DOC-22",),
    rules=(rules.kind_is_new,),
)
def add_kind(*, name: str, unit: str, by: Person, at: datetime) -> CarrierKind:
    """Add a kind of carrier, with the unit in which its copies are counted."""
    return CarrierKind.objects.create(code=f"own-{token_hex(8)}", name=name, unit=unit)
