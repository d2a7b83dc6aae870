from collections.abc import Iterator
from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Document
from jiyao.domains.carriers.procedures.circulating import send, take_back
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
    filed = opinion is not None and opinion.kind_of == "file"
    went_out = document.copies.filter(legs__isnull=False).exists()
    return Waits.NOTHING if filed or went_out else Waits.ROUND


@pytest.fixture(autouse=True)
def documents_wait_for_what_is_owed(request: Any) -> Iterator[None]:
    """After each test, compare every document's mark with the rows about it (CIR-16)."""
    uses_rows = "database" in request.fixturenames
    doors = request.getfixturevalue("behind_the_doors") if uses_rows else None
    yield
    if doors:
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
