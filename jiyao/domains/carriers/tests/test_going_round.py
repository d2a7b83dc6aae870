"""What waits to be handed round: until a copy went out, and to everybody who was named."""

from collections.abc import Callable
from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Document, Opinion
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.handling import instruct
from jiyao.domains.carriers.procedures.scoping import determine, end_round, widen
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import the_room

Waiting = Callable[[], list[tuple[str, str]]]


def named(*people: Any) -> list[Circle]:
    rows = Circle.objects.filter(kind_of="person")
    return [rows.get(memberships__person=person) for person in people]


@pytest.fixture
def going(received: Any, cast: Any) -> Callable[..., Document]:
    """Receive two copies of a document, to be read by these."""

    def begin(*circles: Circle, opinion: str = Opinion.Kind.READ) -> Document:
        document: Document = received(circles=())
        fields = {"circles": list(circles), "opinion": opinion, "words": ""}
        return determine(document, by=cast["office_head"], **fields)

    return begin


@pytest.fixture
def hand(cast: Any, signs: Any, behind_the_doors: Any) -> Callable[[Document, str, str], Copy]:
    def over(document: Document, copy_number: str, to: str) -> Copy:
        with behind_the_doors():
            copy: Copy = document.copies.for_acting().get(copy_number=copy_number)
        fields = {"to": cast[to], "place": the_room(), "due": None}
        send(copy, by=cast["keeper"], proofs=signs(to=cast[to]), **fields)
        return copy

    return over


@pytest.fixture
def waiting(client_of: Any) -> Waiting:
    """What the keeper's board lists as to be handed round: number, and who is still to get it."""

    def listed() -> list[tuple[str, str]]:
        cards = client_of("keeper").get("/").context["cards"]
        found = [card for card in cards if str(card.title) == "待分发"]
        return [(work.number, str(work.who)) for card in found for work in card.works]

    return listed


@pytest.mark.clause("CIR-02")
def test_a_document_waits_until_everybody_who_was_named_has_had_it(
    going: Any, hand: Any, waiting: Waiting, cast: Any
) -> None:
    document = going(*named(cast["leader"], cast["reader"], cast["keeper"]))
    leader, reader = cast["leader"].name, cast["reader"].name
    assert waiting() == [(document.number, f"待送 {leader}、{reader}")]
    hand(document, "001", "leader")
    assert waiting() == [(document.number, f"待送 {reader}")]
    hand(document, "002", "reader")
    assert waiting() == []


def test_what_is_for_a_whole_unit_waits_until_a_first_copy_went_out(
    going: Any, hand: Any, waiting: Waiting
) -> None:
    document = going(Circle.objects.get(kind_of="unit", name="业务一处"))
    assert waiting() == [(document.number, "")]
    hand(document, "001", "reader")
    assert waiting() == []


def test_while_every_copy_is_out_there_is_nothing_to_hand_round(
    going: Any, hand: Any, waiting: Waiting, cast: Any, signs: Any
) -> None:
    document = going(*named(cast["leader"], cast["reader"], cast["stranger"]))
    hand(document, "001", "leader")
    copy = hand(document, "002", "reader")
    assert waiting() == []
    fields = {"reader": cast["reader"], "counted": 6, "condition": ""}
    take_back(copy, by=cast["keeper"], proofs=signs(reader=cast["reader"]), **fields)
    assert waiting() == [(document.number, f"待送 {cast['stranger'].name}")]


def test_the_keeper_ends_a_round_and_who_is_added_begins_it_again(
    going: Any, hand: Any, waiting: Waiting, cast: Any, signs: Any
) -> None:
    document = going(*named(cast["leader"]))
    end_round(document, by=cast["keeper"])
    assert waiting() == []
    with pytest.raises(Refused, match="不在待分发之列"):
        end_round(document, by=cast["keeper"])
    [circle] = named(cast["reader"])
    people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": signs()}
    approved(widen, document, **people, circle=circle)
    assert [number for number, _who in waiting()] == [document.number]


def test_what_a_leader_is_to_instruct_on_waits_until_that_was_done(
    going: Any, hand: Any, waiting: Waiting, cast: Any, signs: Any
) -> None:
    document = going(*named(cast["leader"]), opinion=Opinion.Kind.INSTRUCT)
    copy = hand(document, "001", "leader")
    assert waiting() == [(document.number, "待领导批示")]
    instruct(copy, words="请阅。", by=cast["leader"], proofs=signs())
    assert waiting() == []


def test_what_is_only_filed_never_goes_round(going: Any, waiting: Waiting, cast: Any) -> None:
    going(*named(cast["leader"]), opinion=Opinion.Kind.FILE)
    assert waiting() == []
