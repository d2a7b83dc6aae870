"""What the house makes itself: drafts, proofs, surplus prints, records, what is compiled.

Each is put on the books with a number of its own, and goes the way of what was received: scope by
the office head, circulation, counting, destruction (DOC-10, DOC-18, DOC-19).
"""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import CarrierKind, Document, Output, OwnItem, OwnSource, Place
from jiyao.domains.carriers.procedures.entering import enter_own
from jiyao.domains.carriers.procedures.outputs import book_output
from jiyao.domains.carriers.rules import copying
from jiyao.domains.carriers.rules import own as rules
from jiyao.domains.carriers.rules.voiding import registration_stands
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import BY_SELF

REVIEW = duty_kind("carriers.review_record", _("审核记录"), act="carriers.own.reviewed")


@procedure(
    "carriers.own.entered",
    _("登记自有件"),
    by=KEEPER,
    cites=("DOC-10", "DOC-18", "DOC-22"),
    rules=(rules.item_is_named_below_the_ceiling,),
)
def enter(
    *,
    origin: str,
    level: Level,
    kind: CarrierKind,
    title: str,
    code_title: str,
    copies: int,
    amount: int,
    by: Person,
    at: datetime,
) -> OwnItem:
    """Put on the books what was made here: every copy gets a number and lies in the room.

    origin: a value of OwnItem.Origin, of what is neither compiled nor a notebook.
    """
    of = {"kind_of": kind, "code_title": code_title, "amount": amount}
    label = Label.objects.create(level=level)
    item = enter_own(label, origin, by, at, copies=copies, title=title, **of)
    if item.is_record:
        for person in holders_of(OFFICE_HEAD.code, at):
            open_duty(REVIEW, item, person, at, None)
    return item


@procedure(
    "carriers.own.reviewed",
    _("审核记录"),
    by=(OFFICE_HEAD, LEADER),
    cites=("DOC-18",),
    rules=(rules.it_is_an_unreviewed_record, rules.reviewer_is_another),
    signature=BY_SELF,
)
def review(ownitem: OwnItem, *, mended: str, by: Person, at: datetime) -> OwnItem:
    """Sign that the record of a meeting or a call is right and whole. mended: what was mended."""
    ownitem.reviewed_by = by
    ownitem.reviewed_at = at
    ownitem.mended = mended
    ownitem.save()
    close_duties(REVIEW, ownitem, at)
    return ownitem


@procedure(
    "carriers.document.compiled",
    _("汇编、翻印"),
    by=KEEPER,
    cites=("DOC-19", "CPY-08"),
    rules=(
        registration_stands,
        rules.several_are_compiled,
        rules.none_of_it_is_forbidden,
        rules.all_of_it_is_one_matter,
        rules.level_is_not_lower,
        rules.item_is_named_below_the_ceiling,
        copying.compiled_where_it_may,
    ),
    approval=Approval(
        by=(LEADER,),
        fields=("document", "others", "origin", "level", "period", "copies", "purpose"),
    ),
    exceptional=True,
)
def compile_from(
    document: Document,
    *,
    others: list[Document],
    origin: str,
    level: Level,
    period: str,
    copies: int,
    purpose: str,
    title: str,
    code_title: str,
    amount: int,
    place: Place,
    by: Person,
    at: datetime,
) -> OwnItem:
    """Put on the books what was compiled from documents or reprinted, as the leader approved.

    others: what was compiled with it; origin: a value of OwnItem.Origin; amount: of each copy;
    place: where it was printed.
    """
    label = Label.objects.create(level=level, compartment=document.label.compartment)
    of = {"kind_of": document.kind_of, "code_title": code_title, "period": period, "amount": amount}
    item = enter_own(label, origin, by, at, copies=copies, title=title, **of)
    item.purpose = purpose
    item.approved_by = approver_of("carriers.document.compiled", document)
    item.save()
    job = {"copies": copies, "purpose": purpose, "approved_by": item.approved_by}
    book_output(item.document, Output.How.REPRINTED, place, by, at, **job)
    OwnSource.objects.bulk_create(
        OwnSource(own=item, label=label, document=each) for each in (document, *others)
    )
    return item
