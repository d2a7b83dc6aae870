"""Conveying by word of mouth: to whom the document may be shown, and to nobody else (CIR-12)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Conveyance, Document, Hearer, Place
from jiyao.domains.carriers.rules import conveying as rules
from jiyao.domains.carriers.rules.scoping import scope_is_determined
from jiyao.domains.carriers.rules.voiding import registration_stands
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "carriers.document.conveyed",
    _("登记传达"),
    by=(KEEPER, OFFICE_HEAD, LEADER),
    cites=("CIR-12",),
    rules=(
        registration_stands,
        scope_is_determined,
        rules.somebody_hears,
        rules.everybody_may_hear,
        rules.place_may_be_spoken_in,
    ),
    late=True,
)
def convey(
    document: Document,
    *,
    speaker: Person,
    hearers: list[Person],
    place: Place,
    notes_allowed: bool,
    by: Person,
    at: datetime,
) -> Conveyance:
    """Book who conveyed a document by word of mouth, where and to whom.

    notes_allowed: whether those present were allowed to take notes.
    """
    conveyance = Conveyance.objects.create(
        document=document,
        label_id=document.label_id,
        speaker=speaker,
        place=place,
        notes_allowed=notes_allowed,
        at=at,
        booked_by=by,
    )
    Hearer.objects.bulk_create(
        Hearer(conveyance=conveyance, label_id=document.label_id, person=each) for each in hearers
    )
    return conveyance
