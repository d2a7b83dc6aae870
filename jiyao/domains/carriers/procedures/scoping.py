"""Who may know: the scope is determined once, and widened only with approval (CIR-05)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers import rules
from jiyao.domains.carriers.models import Document
from jiyao.foundation.access.models import Scope
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import Approval, procedure


@procedure(
    "carriers.scope.determined",
    _("确定知悉范围"),
    by=OFFICE_HEAD,
    cites=("CIR-05", "SYS-02"),
    rules=(rules.scope_is_not_yet_determined,),
)
def determine(document: Document, *, circles: list[Circle], by: Person, at: datetime) -> Document:
    """Set the first scope of a received document."""
    for circle in circles:
        Scope.objects.create(label_id=document.label_id, circle=circle, since=at, set_by=by)
    return document


@procedure(
    "carriers.scope.widened",
    _("扩大知悉范围"),
    by=(KEEPER, OFFICE_HEAD),
    cites=("CIR-05",),
    rules=(rules.scope_is_determined, rules.circle_is_not_yet_in_scope),
    approval=Approval(by=(LEADER,), fields=("document", "circle")),
)
def widen(document: Document, *, circle: Circle, by: Person, at: datetime) -> Document:
    """Add a reader or a unit to the scope, as the authority for the level has approved."""
    Scope.objects.create(label_id=document.label_id, circle=circle, since=at, set_by=by)
    return document
