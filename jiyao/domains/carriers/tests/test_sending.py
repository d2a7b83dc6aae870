"""Handing a copy to a reader, and every way in which that is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Custody, Leg
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.carriers_at_hand import the_room

DUE = timedelta(hours=8)


@pytest.fixture
def hand(cast: Any, signs: Any) -> Any:
    """Send a copy to a member of the cast, signed by both sides at the counter."""

    def over(copy: Any, to: str, by: str = "keeper", **changes: Any) -> Leg:
        fields = {"due": None, "place": the_room(), "proofs": signs(to=cast[to]), **changes}
        return send(copy, to=cast[to], by=cast[by], **fields)

    return over


@pytest.mark.clause("CIR-02", "CIR-06", "DOC-15")
def test_the_reader_holds_the_copy_and_both_have_signed(
    copy: Any, cast: Any, hand: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    hand(copy, "reader")
    with behind_the_doors():
        copy.refresh_from_db()
        assert copy.holder == cast["reader"]
        links = list(Custody.objects.filter(copy=copy).values_list("giver", "taker"))
    assert links == [(None, None), (None, cast["reader"].pk)]
    [entry] = new_entries("carriers.copy.sent")
    assert entry["who"] == cast["keeper"].number
    assert entry["ref"] == copy.public_id.hex


@pytest.mark.clause("CIR-01", shows="refused")
def test_a_second_reader_is_refused_while_the_first_holds_it(
    copy: Any, cast: Any, hand: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    hand(copy, "reader")
    with pytest.raises(Refused, match="尚未退回") as refused:
        hand(copy, "junior")
    assert refused.value.refusals[0].clauses == ("CIR-01",)
    with behind_the_doors():
        copy.refresh_from_db()
        assert copy.holder == cast["reader"]
    [entry] = [e for e in new_entries("carriers.copy.sent") if e["outcome"] == "refused"]
    assert entry["rules"] == ["carriers.copy_is_back_with_the_keeper"]
    assert entry["changes"] == []


@pytest.mark.clause("CIR-01", "CIR-02")
def test_after_the_return_the_next_reader_gets_it(
    copy: Any, cast: Any, hand: Any, signs: Any, behind_the_doors: Any
) -> None:
    hand(copy, "reader")
    proofs = signs(reader=cast["reader"])
    take_back(
        copy, reader=cast["reader"], counted=6, condition="", by=cast["keeper"], proofs=proofs
    )
    hand(copy, "junior")
    with behind_the_doors():
        copy.refresh_from_db()
        assert copy.holder == cast["junior"]
        assert Custody.objects.filter(copy=copy).count() == 4


@pytest.mark.clause("CIR-05", "SYS-02", shows="refused")
def test_a_reader_outside_the_scope_is_refused(copy: Any, hand: Any) -> None:
    with pytest.raises(Refused, match="不在知悉范围内") as refused:
        hand(copy, "stranger")
    assert "报批" in str(refused.value.refusals[0].instead)


@pytest.mark.clause("SYS-02", shows="refused")
def test_a_reader_whose_clearance_is_too_low_is_refused(
    received: Any, hand: Any, behind_the_doors: Any
) -> None:
    document = received("state", "confidential")
    with behind_the_doors():
        copy = document.copies.first()
    with pytest.raises(Refused, match="涉密等级不足"):
        hand(copy, "junior")


def test_only_the_keeper_sends_and_the_refusal_says_so(copy: Any, hand: Any) -> None:
    with pytest.raises(Refused, match="不办理此事项") as refused:
        hand(copy, "reader", by="office_head")
    assert [str(each.instead) for each in refused.value.refusals] == ["由机要员办理"]


@pytest.mark.clause("SYS-02", shows="refused")
def test_to_a_stranger_the_copy_does_not_exist(copy: Any, hand: Any, new_entries: Any) -> None:
    with pytest.raises(Unseen):
        hand(copy, "reader", by="stranger")
    [entry] = new_entries("carriers.copy.sent")
    assert entry["outcome"] == "unseen"


@pytest.mark.clause("SYS-01", shows="refused")
def test_a_wrong_pin_of_the_reader_is_refused(copy: Any, cast: Any, hand: Any, signs: Any) -> None:
    proofs = signs(to=cast["reader"])
    proofs["to"] = type(proofs["to"])(proofs["to"].kind, "000001", cast["reader"].number)
    with pytest.raises(Refused, match="PIN"):
        hand(copy, "reader", proofs=proofs)


@pytest.mark.clause("CIR-06", shows="refused")
def test_another_persons_card_is_refused(copy: Any, cast: Any, hand: Any, signs: Any) -> None:
    with pytest.raises(Refused, match="卡号与签收人不符"):
        hand(copy, "reader", proofs=signs(to=cast["junior"]))


def test_a_card_that_was_not_read_is_said_as_such(
    copy: Any, cast: Any, hand: Any, signs: Any, client_of: Any
) -> None:
    proofs = signs(to=cast["reader"])
    proofs["to"] = type(proofs["to"])(proofs["to"].kind, proofs["to"].pin)
    with pytest.raises(Refused, match="没有刷卡"):
        hand(copy, "reader", proofs=proofs)
    address = f"/act/carriers.copy.sent/{copy.public_id}/"
    form = client_of("keeper").get(address).context["form"]
    assert form.fields["to_card"].required
    sent = client_of("keeper").post(address, {"to_kind": "counter"})
    assert sent.context["form"].errors["to_card"] == ["对方还没有刷卡"]
    paper = client_of("keeper").post(address, {"to_kind": "paper"})
    assert "to_card" not in paper.context["form"].errors


def test_the_card_alone_says_who_takes_it(
    copy: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    address, reader = f"/act/carriers.copy.sent/{copy.public_id}/", cast["reader"]
    proofs = signs(to=reader)
    given = {"to_kind": "counter", "to_pin": proofs["to"].pin, "by_pin": proofs["by"].pin}
    given["place"] = the_room().pk
    wrong = client_of("keeper").post(address, {**given, "to_card": "X9999"})
    assert wrong.context["form"].errors["to"] == ["可选的人里没有这个卡号，请选择"]
    client_of("keeper").post(address, {**given, "to_card": reader.number})
    with behind_the_doors():
        copy.refresh_from_db()
    assert copy.holder_id == reader.pk


def test_a_due_time_in_the_past_is_refused(copy: Any, hand: Any) -> None:
    with pytest.raises(Refused, match="应还时间早于送出时间"):
        hand(copy, "reader", due=timezone.now() - DUE)


@pytest.mark.clause("CIR-02", shows="refused")
def test_without_a_signature_it_is_refused_for_the_clause_that_asks_for_the_receipt(
    copy: Any, cast: Any, new_entries: Any
) -> None:
    due = timezone.now() + timedelta(hours=1)
    with pytest.raises(Refused, match="缺少签名"):
        send(copy, to=cast["reader"], due=due, by=cast["keeper"])
    [entry] = new_entries("carriers.copy.sent")
    assert {"CIR-02", "CIR-06"} <= set(entry["clauses"])


def test_the_holder_is_told_how_it_goes_back(copy: Any, hand: Any, client_of: Any) -> None:
    hand(copy, "reader")
    told = "请交回机要室"
    assert told in client_of("reader").get(copy.get_absolute_url()).content.decode()
    assert told not in client_of("keeper").get(copy.get_absolute_url()).content.decode()


def test_a_pin_that_was_not_typed_is_asked_for_and_not_counted(
    copy: Any, cast: Any, hand: Any, signs: Any, behind_the_doors: Any
) -> None:
    proofs = signs(to=cast["reader"])
    proofs["to"] = type(proofs["to"])(proofs["to"].kind, "", cast["reader"].number)
    with pytest.raises(Refused, match="没有输入 PIN"):
        hand(copy, "reader", proofs=proofs)
    with behind_the_doors():
        assert type(cast["reader"]).objects.get(pk=cast["reader"].pk).pin_failures == 0
