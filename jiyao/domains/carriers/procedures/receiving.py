"""Receiving: counting, registering, numbering and signing are four recorded acts (DOC-01)."""

from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import CarrierKind, Content, Document, Term
from jiyao.domains.carriers.procedures.entering import enter_copy, take_number
from jiyao.domains.carriers.procedures.interim import open_until_decided
from jiyao.domains.carriers.rules import receiving as rules
from jiyao.domains.carriers.rules.addressing import sealed_stays_sealed
from jiyao.domains.carriers.rules.marking import clean_period, period_is_as_marked
from jiyao.domains.carriers.rules.voiding import registration_stands
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

REPORT_MISMATCH = duty_kind(
    "carriers.report_mismatch", _("告知来文机关份数不符"), act="carriers.mismatch.reported"
)


@procedure(
    "carriers.document.counted",
    _("收件清点"),
    by=KEEPER,
    cites=("DOC-01", "DOC-22"),
    rules=(rules.something_was_counted, rules.mismatch_is_explained),
    late=True,
)
def count(
    *,
    level: Level,
    kind: CarrierKind,
    sender: str,
    courier: str,
    addressee: Person | None,
    declared: int,
    counted: int,
    remark: str,
    once: UUID | None = None,
    by: Person,
    at: datetime,
) -> Document:
    """Count what the courier brought, before the envelope is opened or anything is written.

    addressee: whose own item it is, to stay sealed (DOC-06, DOC-07), or None.
    once: the key that the document is to have, so that the same count is booked once, or None.
    """
    document = Document.objects.create(
        public_id=once or uuid4(),
        label=Label.objects.create(level=level),
        state=Document.State.COUNTED,
        kind_of=kind,
        sender=sender,
        courier=courier,
        addressee=addressee,
        declared=declared,
        counted=counted,
        remark=remark,
        received_at=at,
        received_by=by,
    )
    owe_report_of_mismatch(document, by, at)
    return document


def owe_report_of_mismatch(document: Document, by: Person, at: datetime) -> None:
    """Let `by` owe the sender word of a mismatch, where there is one now, inside an act."""
    close_duties(REPORT_MISMATCH, document, at)
    if document.declared != document.counted:
        open_duty(REPORT_MISMATCH, document, by, at, None)


@procedure(
    "carriers.document.registered",
    _("收文登记"),
    by=KEEPER,
    cites=("DOC-01", "DOC-07", "DOC-22", "DOC-24"),
    rules=(
        rules.document_is_counted,
        sealed_stays_sealed,
        period_is_as_marked,
        rules.content_is_below_the_ceiling,
    ),
)
def register(
    document: Document,
    *,
    sender_number: str,
    title: str,
    code_title: str,
    period: str,
    urgency: str,
    amount: int,
    enclosures: int,
    copying_forbidden: bool,
    category: Term | None = None,
    period_note: str = "",
    by: Person,
    at: datetime,
) -> Document:
    """Write the document into the register; its title only up to the handling ceiling.

    Until the scope is determined, who registers it and the office heads read the title.
    """
    document.sender_number = sender_number
    document.code_title = code_title
    document.period = clean_period(period)
    document.period_note = period_note
    document.urgency = urgency
    document.amount = amount
    document.enclosures = enclosures
    document.copying_forbidden = copying_forbidden
    document.category = category
    document.state = Document.State.REGISTERED
    document.save()
    if title:
        Content.objects.create(document=document, label_id=document.label_id, title=title)
        open_until_decided(document.label, by, at)
    return document


@procedure(
    "carriers.document.numbered",
    _("编号"),
    by=KEEPER,
    cites=("DOC-01", "DOC-15"),
    rules=(rules.document_is_registered, rules.every_copy_has_a_number),
)
def number(document: Document, *, copy_numbers: list[int], by: Person, at: datetime) -> Document:
    """Give the document its number and each copy its own, as printed on it or from 1 on."""
    document.number = take_number(document.label.level, at)
    document.state = Document.State.NUMBERED
    document.save()
    for each in copy_numbers:
        copy_number = f"{each:03d}"
        enter_copy(document, f"{document.number}/{copy_number}", copy_number, at)
    return document


@procedure(
    "carriers.document.signed",
    _("签收"),
    by=KEEPER,
    cites=("DOC-01",),
    rules=(rules.document_is_numbered,),
    signature=BY_SELF,
)
def sign(document: Document, *, by: Person, at: datetime) -> Document:
    """Sign to the courier for what was counted, registered and numbered."""
    document.state = Document.State.SIGNED
    document.waits_for = Document.Waits.OPINION
    document.received_by = by
    document.save()
    return document


@procedure(
    "carriers.mismatch.reported",
    _("份数不符已告知来文机关"),
    by=KEEPER,
    cites=("DOC-01",),
    rules=(registration_stands, rules.mismatch_is_unreported),
)
def report_mismatch(document: Document, *, by: Person, at: datetime) -> Document:
    """Note that the sender was told of the mismatch."""
    close_duties(REPORT_MISMATCH, document, at)
    return document
