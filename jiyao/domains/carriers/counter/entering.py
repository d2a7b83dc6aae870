"""Registering envelope after envelope: four recorded acts each, with what repeats kept."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.procedures.receiving import count, number, register, sign
from jiyao.domains.carriers.titles import add_titles
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.calling import perform_for_each, perform_in_turn
from jiyao.foundation.procedures.signing import Kind, Proof

MOST = 200
COUNTED = ("level", "kind", "sender", "courier", "remark", "once")
WRITTEN = (
    *("sender_number", "title", "code_title", "period", "period_note"),
    *("urgency", "amount", "enclosures", "copying_forbidden"),
)
REPEATED = ("sender", "courier", "period", "urgency")


def enter(values: dict[str, Any], by: Person) -> Document:
    """Count, register and number one document. values: what the entry form returns.

    Three acts, all or none. Raises Refused, and IntegrityError when the line was booked before.
    """
    copy_numbers, declared = values["span"], values["declared"]
    document: Document = perform_in_turn(
        count,
        (register, {name: values[name] for name in WRITTEN}),
        (number, {"copy_numbers": copy_numbers}),
        by=by,
        **{name: values[name] for name in COUNTED},
        addressee=None,
        declared=len(copy_numbers) if declared is None else declared,
        counted=len(copy_numbers),
    )
    return document


def entered_today(person: PersonFacts, at: datetime) -> list[Document]:
    """Return what the keeper received today, the newest first, with titles where they may be."""
    start = start_of(timezone.localdate(at))
    rows = Document.objects.incoming().visible_to(person, Action.HANDLE)
    rows = rows.filter(received_at__gte=start, received_by=person.person_id)
    found = list(rows.select_related("label__level__scheme").order_by("-received_at", "-pk")[:MOST])
    add_titles(found, person)
    return found


def to_sign(documents: list[Document]) -> list[Document]:
    """Return those that are numbered and not signed for yet, in the order they came."""
    return [each for each in documents if each.state == Document.State.NUMBERED][::-1]


def with_labels(documents: list[Document]) -> list[Document]:
    """Return those that have labels, in the order they came: numbered, and not void."""
    stands = [each for each in documents if each.number and each.state != Document.State.VOID]
    return stands[::-1]


def sign_all(documents: list[Document], by: Person, pin: str) -> int:
    """Sign to the courier for all of these with one PIN; return how many. Raises Refused."""
    proofs = {"by": Proof(Kind.SESSION, pin)}
    return len(perform_for_each(sign, documents, by=by, proofs=proofs)) if documents else 0


def repeated(documents: list[Document]) -> dict[str, Any]:
    """Return what the next line begins with: the line before, but for what is each one's own."""
    if not documents:
        return {}
    last = documents[0]
    values = {name: getattr(last, name) for name in REPEATED}
    return {**values, "level": last.label.level_id, "kind": last.kind_of_id}


def levels_of(documents: list[Document]) -> dict[str, int]:
    """Return how many documents of each level there are, for the trail."""
    return dict(Counter(each.label.level.trail_code for each in documents))
