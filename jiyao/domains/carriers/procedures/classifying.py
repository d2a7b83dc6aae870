"""Which classification item a document carries, so that it follows every change of it (CLS-05)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers import bearing  # noqa: F401 - registers what carriers answer
from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.rules import classifying as rules
from jiyao.domains.carriers.rules.voiding import registration_stands
from jiyao.domains.classification.models import Item
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "carriers.document.classified",
    _("注明定密事项"),
    by=(KEEPER, SECRECY_OFFICE),
    cites=("CLS-05",),
    rules=(registration_stands, rules.item_holds, rules.document_is_marked_as_high),
    exceptional=True,
)
def tie(document: Document, *, item: Item, by: Person, at: datetime) -> Document:
    """Say which classification item a document carries; its copies follow what becomes of it."""
    document.item = item
    document.save()
    return document
