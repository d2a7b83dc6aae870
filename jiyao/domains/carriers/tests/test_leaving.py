"""Nobody leaves with anything in hand: all is handed over, signed by three (RET-04)."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.leaving import hand_over
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.foundation.accounts.procedures.people import remove
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import close, the_room
from tests.clearing import left


@pytest.fixture
def held(received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> list[Copy]:
    """Two copies of two documents in the reader's hands."""
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    copies = []
    for document in (received(), received("state", "secret")):
        with behind_the_doors():
            copies.append(document.copies.first())
        send(copies[-1], by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    return copies


@pytest.fixture
def over(cast: Any, signs: Any) -> Any:
    def begin(copies: list[Copy], receiver: str = "keeper", by: str = "secrecy_office") -> Any:
        people = {"leaver": cast["reader"], "receiver": cast[receiver]}
        return hand_over(copies=copies, by=cast[by], proofs=signs(**people), **people)

    return begin


@pytest.mark.clause("RET-04", shows="refused")
def test_who_holds_anything_is_not_taken_off(
    held: Any, over: Any, cast: Any, new_entries: Any
) -> None:
    left(cast["reader"])
    with pytest.raises(Refused, match="手里还有：载体 2"):
        remove(cast["reader"], by=cast["system"])
    [entry] = new_entries("people.person.removed")
    assert entry["clauses"] == ["RET-04"]
    over(held)
    assert remove(cast["reader"], by=cast["system"]).is_active is False


@pytest.mark.clause("RET-04")
def test_everything_goes_back_into_the_room_and_nothing_is_owed(
    held: Any, over: Any, cast: Any, behind_the_doors: Any
) -> None:
    record = over(held)
    with behind_the_doors():
        assert record.items.count() == 2
        assert record.label.level.code == "secret"
        assert not Copy.objects.filter(holder=cast["reader"]).exists()
        assert not Duty.objects.owed_by(cast["reader"].pk).exists()


@pytest.mark.clause("RET-04", shows="refused")
def test_half_of_it_is_refused_and_names_the_rest(held: Any, over: Any) -> None:
    with pytest.raises(Refused, match="还缺 1 份") as refused:
        over(held[:1])
    assert held[1].number in str(refused.value.refusals[0].reason)
    with pytest.raises(Refused, match="没有扫描"):
        over([])


def test_a_lacking_copy_of_a_closed_matter_is_counted_and_not_named(
    held: Any, over: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        document = held[1].document
    close(document)
    with pytest.raises(Refused, match="还缺 1 份：您无权办理的 1 份"):
        over(held[:1])


def test_what_another_holds_is_not_among_it(held: Any, over: Any, copy: Any) -> None:
    with pytest.raises(Refused, match="不在 李思远 手里"):
        over([*held, copy])


def test_a_missing_one_must_be_cleared_up_first(held: Any, over: Any, cast: Any) -> None:
    report_missing(held[0], last_seen="", by=cast["reader"])
    with pytest.raises(Refused, match="冻结"):
        over(held)


def test_only_a_keeper_receives_and_only_the_secrecy_office_hands_over(
    held: Any, over: Any
) -> None:
    with pytest.raises(Refused, match="不是接收载体的机要员"):
        over(held, receiver="junior")
    with pytest.raises(Refused, match="不办理此事项"):
        over(held, by="keeper")


def test_the_list_is_shown_to_the_office_and_to_no_stranger(
    held: Any, over: Any, client_of: Any
) -> None:
    address = over(held).get_absolute_url()
    page = client_of("keeper").get(address).content.decode()
    assert all(copy.number in page for copy in held)
    assert client_of("stranger").get(address).status_code == 404
