"""Who may know: set once with the handling opinion, widened with approval (CIR-05, CIR-16)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Document, Opinion
from jiyao.domains.carriers.rules import scoping as rules
from jiyao.foundation.access.models import Scope
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import Approval, procedure


@procedure(
    "carriers.scope.determined",
    _("定知悉范围并拟办"),
    by=OFFICE_HEAD,
    cites=("CIR-05", "CIR-10", "CIR-16", "SYS-02"),
    rules=(
        rules.scope_is_not_yet_determined,
        rules.scope_names_people,
        rules.words_are_below_the_ceiling,
    ),
)
def determine(
    document: Document,
    *,
    circles: list[Circle],
    opinion: str,
    words: str,
    by: Person,
    at: datetime,
) -> Document:
    """Set the first scope of a received document and say what is to be done with it.

    opinion: a value of Opinion.Kind; words: the handling opinion in words, below the ceiling.
    """
    for circle in circles:
        Scope.objects.create(label_id=document.label_id, circle=circle, since=at, set_by=by)
    Opinion.objects.create(
        document=document, label_id=document.label_id, kind_of=opinion, words=words, by=by, at=at
    )
    return document


@procedure(
    "carriers.scope.widened",
    _("扩大知悉范围"),
    by=(KEEPER, OFFICE_HEAD),
    cites=("CIR-05",),
    rules=(
        rules.scope_is_determined,
        rules.circle_is_not_yet_in_scope,
        rules.widening_names_people,
    ),
    approval=Approval(by=(LEADER,), fields=("document", "circle")),
)
def widen(document: Document, *, circle: Circle, by: Person, at: datetime) -> Document:
    """Add a reader or a unit to the scope, as the authority for the level has approved."""
    Scope.objects.create(label_id=document.label_id, circle=circle, since=at, set_by=by)
    return document
