"""Who may know: set once with the handling opinion, widened with approval (CIR-05, CIR-16)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Document, Opinion
from jiyao.domains.carriers.procedures.interim import close_what_was_open
from jiyao.domains.carriers.rounds import waits_next
from jiyao.domains.carriers.rules import scoping as rules
from jiyao.domains.carriers.rules.voiding import registration_stands
from jiyao.foundation.access.models import Scope
from jiyao.foundation.access.readers import new_readers
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import Approval, procedure

NAMED = 10


@procedure(
    "carriers.scope.determined",
    _("定知悉范围并拟办"),
    by=OFFICE_HEAD,
    cites=("CIR-05", "CIR-10", "CIR-16", "SYS-02"),
    rules=(
        registration_stands,
        rules.scope_is_not_yet_determined,
        rules.scope_names_people,
        rules.scope_is_for_the_levels_group,
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
    close_what_was_open(document.label, at)
    for circle in circles:
        Scope.objects.create(label_id=document.label_id, circle=circle, since=at, set_by=by)
    Opinion.objects.create(
        document=document, label_id=document.label_id, kind_of=opinion, words=words, by=by, at=at
    )
    document.waits_for = waits_next(document, at)
    document.save()
    return document


def who_could_read(document: Document, fields: dict[str, Any], at: datetime) -> list[str]:
    """Say who could read the document besides, once the scope is widened."""
    found = new_readers(document.label, fields["circle"], at).order_by("pinyin")
    names = [str(person) for person in found[:NAMED]]
    if not names:
        return [_now("没有人因此可以阅读：其中没有涉密等级足够而尚未在知悉范围内的人")]
    more = _now("等") if found.count() > NAMED else ""
    who = {"n": found.count(), "names": "、".join(names), "more": more}
    return [_now("另有 %(n)s 人可以阅读：%(names)s%(more)s") % who]


@procedure(
    "carriers.scope.widened",
    _("扩大知悉范围"),
    by=(KEEPER, OFFICE_HEAD),
    cites=("CIR-05",),
    rules=(
        registration_stands,
        rules.scope_is_determined,
        rules.circle_is_not_yet_in_scope,
        rules.widening_names_people,
        rules.widening_is_for_the_levels_group,
    ),
    approval=Approval(by=(LEADER,), fields=("document", "circle"), effect=who_could_read),
)
def widen(document: Document, *, circle: Circle, by: Person, at: datetime) -> Document:
    """Add a reader or a unit to the scope, as the authority for the level has approved."""
    Scope.objects.create(label_id=document.label_id, circle=circle, since=at, set_by=by)
    if hasattr(document, "opinion"):
        document.waits_for = waits_next(document, at)
        document.save()
    return document


@procedure(
    "carriers.document.distributed",
    _("分发完毕"),
    by=KEEPER,
    cites=("CIR-02",),
    rules=(rules.document_goes_round,),
)
def end_round(document: Document, *, by: Person, at: datetime) -> Document:
    """Note that a document goes to nobody else of those named, until the scope is widened."""
    document.waits_for = Document.Waits.NOTHING
    document.save()
    return document
