"""Closed matters: opened and closed to named people alone (clause DOC-26)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Compartment, CompartmentMember
from jiyao.foundation.access.roles import SECURITY
from jiyao.foundation.accounts import rules
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "access.compartment.founded",
    _("设立专案"),
    by=SECURITY,
    cites=("DOC-26",),
    rules=(rules.matter_has_a_new_name,),
)
def found_matter(*, name: str, by: Person, at: datetime) -> Compartment:
    """Found a closed matter; nobody belongs to it yet."""
    return Compartment.objects.create(name=name)


@procedure(
    "access.compartment.joined",
    _("列入专案人员"),
    by=SECURITY,
    cites=("DOC-26",),
    rules=(rules.nobody_serves_himself, rules.person_is_not_yet_named),
)
def name_to_matter(
    person: Person, *, matter: Compartment, by: Person, at: datetime
) -> CompartmentMember:
    """Name a person to a closed matter."""
    return CompartmentMember.objects.create(person=person, compartment=matter, since=at, set_by=by)


@procedure(
    "access.compartment.left",
    _("退出专案"),
    by=SECURITY,
    cites=("DOC-26",),
    rules=(rules.nobody_serves_himself, rules.person_is_named),
    exceptional=True,
)
def take_off_matter(person: Person, *, matter: Compartment, by: Person, at: datetime) -> Person:
    """Take a person off a closed matter; it counts from the next request."""
    for row in CompartmentMember.objects.holding_at(at).filter(person=person, compartment=matter):
        row.end(at)
    return person
