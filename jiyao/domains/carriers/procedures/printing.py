"""Numbering without gaps, and the print run: every copy on the books at once (DOC-03, DOC-15)."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import (
    CarrierKind,
    Content,
    Copy,
    Document,
    IssueNumber,
    Move,
    Outgoing,
    OutgoingText,
    Output,
    Place,
    Step,
    Term,
)
from jiyao.domains.carriers.procedures.outputs import book_output
from jiyao.domains.carriers.procedures.turns import go_on
from jiyao.domains.carriers.rules import copying
from jiyao.domains.carriers.rules import issuing as rules
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.signing import Signing

State, What = Outgoing.State, Step.What


@procedure(
    "carriers.outgoing.numbered",
    _("发文编号"),
    by=KEEPER,
    cites=("DOC-03", "DOC-04"),
    rules=(rules.waits_for_its_number, rules.secrecy_is_decided),
)
def number(outgoing: Outgoing, *, by: Person, at: datetime) -> Outgoing:
    """Give the next number of the series and year; a void one is never given again."""
    series = Term.objects.select_for_update(of=("self",)).get(pk=outgoing.series_id)
    year = timezone.localtime(at).year
    last = IssueNumber.objects.filter(series=series, year=year).order_by("-place").first()
    given = IssueNumber.objects.create(
        series=series,
        year=year,
        place=last.place + 1 if last else 1,
        outgoing=outgoing,
        label_id=outgoing.label_id,
        given_at=at,
    )
    outgoing.number = str(given)
    return go_on(outgoing, State.NUMBERED, What.NUMBERED, by, at, outgoing.number)


@procedure(
    "carriers.outgoing.number-voided",
    _("文号作废"),
    by=KEEPER,
    cites=("DOC-03",),
    rules=(rules.waits_for_the_print,),
    approval=Approval(by=(OFFICE_HEAD, LEADER), fields=("outgoing", "reason")),
    exceptional=True,
)
def void_number(outgoing: Outgoing, *, reason: str, by: Person, at: datetime) -> Outgoing:
    """Declare the number void; it stays in the register and the text waits for another."""
    given = IssueNumber.objects.get(outgoing=outgoing, voided_at=None)
    given.voided_at, given.void_reason = at, reason
    given.save()
    outgoing.number = None
    return go_on(outgoing, State.SIGNED, What.VOIDED, by, at, f"{given}：{reason}")


@procedure(
    "carriers.outgoing.printed",
    _("缮印、校对"),
    by=KEEPER,
    cites=("DOC-03", "DOC-15", "CPY-05", "CPY-08"),
    rules=(
        rules.waits_for_the_print,
        rules.secrecy_is_decided,
        rules.run_is_as_determined,
        rules.proof_is_read_by_another,
        rules.proofreader_may_read,
        copying.waste_is_destroyed,
        copying.run_is_printed_where_it_may,
    ),
    signature=Signing(("by", "proofreader")),
)
def print_run(
    outgoing: Outgoing,
    *,
    place: Place,
    made: int,
    pages: int,
    spoilt: int,
    destroyed: int,
    proofreader: Person,
    by: Person,
    at: datetime,
) -> Outgoing:
    """Book the print run: each copy gets its number and lies in the confidential room.

    place: where it was printed; made: copies; pages: of each; spoilt, destroyed: sheets of waste;
    proofreader: who read the proof against the signed text.
    """
    outgoing.document = _entered(outgoing, made, pages, by, at)
    job = {"copies": made, "spoilt": spoilt, "approved_by": outgoing.leader}
    book_output(outgoing.document, Output.How.PRINTED, place, by, at, **job)
    _number_copies(outgoing, made, at)
    words = _now("印 %(made)d 份，校对 %(who)s") % {"made": made, "who": proofreader}
    return go_on(outgoing, State.PRINTED, What.PRINTED, by, at, words)


def _number_copies(outgoing: Outgoing, made: int, at: datetime) -> None:
    first = outgoing.item.first_copy
    for copy_number in range(first, first + made):
        copy = Copy(
            document=outgoing.document,
            label_id=outgoing.label_id,
            level_id=outgoing.label.level_id,
            number=f"{outgoing.number}/{copy_number:03d}",
            copy_number=f"{copy_number:03d}",
            received_at=at,
        )
        copy.save()
        copy.move(Move.PRINTED, at)


def _entered(outgoing: Outgoing, made: int, pages: int, by: Person, at: datetime) -> Document:
    """Put what was issued among the documents, so that its copies go on like all others."""
    text = OutgoingText.objects.filter(outgoing=outgoing).first()
    document = Document.objects.create(
        label_id=outgoing.label_id,
        state=Document.State.SIGNED,
        waits_for=Document.Waits.ROUND,
        kind_of=CarrierKind.objects.get(code="paper"),
        number=outgoing.number,
        sender=settings.ORGANISATION or _now("本单位"),
        sender_number=outgoing.number,
        period=outgoing.period,
        urgency=outgoing.urgency,
        category_id=outgoing.category_id,
        courier=_now("本单位印发"),
        code_title=outgoing.code_title,
        declared=made,
        counted=made,
        amount=pages,
        received_at=at,
        received_by=by,
    )
    if text:
        Content.objects.create(document=document, label_id=outgoing.label_id, title=text.title)
    return document
