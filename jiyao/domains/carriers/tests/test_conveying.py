"""Conveyed by word of mouth to those who may know it, and to nobody else (CIR-12)."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import Conveyance
from jiyao.domains.carriers.procedures.conveying import convey
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import the_room

REGISTER = "/registers/carriers.conveyance/"


@pytest.fixture
def spoken(received: Any, cast: Any) -> Any:
    """Book that the leader conveyed a secret document."""

    def to(*hearers: str, by: str = "keeper", **changes: Any) -> Conveyance:
        fields = {"speaker": cast["leader"], "place": the_room(), "notes_allowed": False}
        people = [cast[each] for each in hearers]
        document = changes.pop("document", None) or received("state", "secret")
        return convey(document, hearers=people, by=cast[by], **fields | changes)

    return to


@pytest.mark.clause("CIR-12")
@pytest.mark.clause("CIR-12", shows="shown")
def test_who_was_there_stands_on_the_record_and_in_the_register(
    spoken: Any, client_of: Any, new_entries: Any
) -> None:
    record = spoken("reader", "classifier")
    assert [e["outcome"] for e in new_entries("carriers.document.conveyed")] == ["done"]
    keeper = client_of("keeper")
    page = keeper.get(record.get_absolute_url()).content.decode()
    assert all(name in page for name in ("李思远", "机要室", "允许记录", "听取传达的人员"))
    assert str(record) in keeper.get(REGISTER).content.decode()


@pytest.mark.clause("CIR-12", shows="hidden")
def test_a_conveying_is_hidden_from_a_stranger(spoken: Any, client_of: Any) -> None:
    record = spoken("reader")
    assert client_of("stranger").get(REGISTER).status_code == 403
    assert client_of("stranger").get(record.get_absolute_url()).status_code == 404


@pytest.mark.clause("CIR-12", shows="refused")
def test_one_outside_the_scope_makes_it_refused_and_is_named(spoken: Any, new_entries: Any) -> None:
    with pytest.raises(Refused, match="1 人不得听取（何远）"):
        spoken("reader", "stranger")
    [entry] = new_entries("carriers.document.conveyed")
    assert (entry["outcome"], "CIR-12" in entry["clauses"]) == ("refused", True)


def test_a_speaker_outside_the_scope_is_refused_too(spoken: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="何远"):
        spoken("reader", speaker=cast["stranger"])


def test_somebody_was_there_and_the_place_was_fit(spoken: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="没有登记听取传达的人员"):
        spoken()
    with pytest.raises(Refused, match="没有登记听取传达的人员"):
        spoken("leader")
    fields = {"name": "茶楼", "kind": "public", "container": "none", "level": None}
    teahouse = rate(by=cast["secrecy_office"], **fields)
    with pytest.raises(Refused, match="不是可以阅办的处所"):
        spoken("reader", place=teahouse)


def test_without_a_scope_nothing_is_conveyed(spoken: Any, received: Any) -> None:
    with pytest.raises(Refused, match="知悉范围还没有确定"):
        spoken("reader", document=received("state", "secret", circles=()))


def test_only_those_with_an_office_book_it(spoken: Any) -> None:
    with pytest.raises(Refused, match="不办理此事项"):
        spoken("reader", by="reader")


def test_the_record_is_printed_with_a_line_to_sign_for_each(spoken: Any, client_of: Any) -> None:
    record = spoken("reader", "classifier")
    answer = client_of("keeper").get(f"/papers/carriers.conveyance-record/{record.public_id}/")
    words = words_of(answer.content)
    names = ("李思远", "秘密", "传达人", "签名")
    assert [each for each in names if each not in words] == []
