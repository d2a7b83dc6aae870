from collections.abc import Iterator
from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Document
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.foundation.access.models import Appointment, Scope
from jiyao.foundation.trail.models import Entry
from tests.carriers_at_hand import the_room

Waits = Document.Waits


def said_by_the_rows(document: Document) -> str:
    """What a document waits for, told from the rows about it instead of from its own mark."""
    opinion = getattr(document, "opinion", None)
    issued, own = hasattr(document, "outgoing"), getattr(document, "own", None)
    if document.state != Document.State.SIGNED:
        return Waits.NOTHING
    if not opinion and not issued:
        return Waits.NOTHING if own and own.origin == "notebook" else Waits.OPINION
    if opinion is not None and opinion.kind_of == "file":
        return Waits.NOTHING
    written = any(copy.instructions.exists() for copy in document.copies.all())
    if opinion is not None and opinion.kind_of == "instruct" and not written:
        return Waits.ROUND
    had = {leg.reader_id for copy in document.copies.all() for leg in copy.legs.all()}
    return Waits.ROUND if not had or (opinion and named_by_name(document) - had) else Waits.NOTHING


def named_by_name(document: Document) -> set[int]:
    """Return the keys of the people in scope by name, but for keepers and who named himself."""
    rows = Scope.objects.filter(label=document.label_id, circle__kind_of="person", until=None)
    pairs = rows.values_list("circle__memberships__person", "set_by")
    keepers = Appointment.objects.filter(role_code="keeper", until=None)
    kept = set(keepers.values_list("person", flat=True))
    return {person for person, by in pairs if person != by and person not in kept}


def a_round_was_ended() -> bool:
    """Whether a keeper ended a round by hand, of which the rows say nothing."""
    bodies = Entry.objects.using("act").values_list("body", flat=True)
    return any(b'"carriers.document.distributed"' in bytes(body) for body in bodies)


@pytest.fixture(autouse=True)
def documents_wait_for_what_is_owed(request: Any) -> Iterator[None]:
    """After each test, compare every document's mark with the rows about it (CIR-16)."""
    uses_rows = "database" in request.fixturenames
    doors = request.getfixturevalue("behind_the_doors") if uses_rows else None
    yield
    if doors and not a_round_was_ended():
        with doors():
            for document in Document.objects.all():
                assert document.waits_for == said_by_the_rows(document), document.number


@pytest.fixture
def with_the_leader(copy: Any, cast: Any, signs: Any) -> Copy:
    fields = {"to": cast["leader"], "place": the_room(), "due": None}
    send(copy, by=cast["keeper"], proofs=signs(to=cast["leader"]), **fields)
    return copy


@pytest.fixture
def back(cast: Any, signs: Any) -> Any:
    def over(copy: Copy) -> None:
        fields = {"reader": cast["leader"], "counted": 6, "condition": ""}
        take_back(copy, by=cast["keeper"], proofs=signs(reader=cast["leader"]), **fields)

    return over
