"""Delivering to another body: never by post, sealed and numbered, until the receipt (CAR-03)."""

from datetime import timedelta
from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Dispatch, State
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.delivering import dispatch, receipt
from jiyao.domains.carriers.settings import RECEIPT_DAYS, TOP_SECRET_MEANS
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import choose, the_room

FIELDS: dict[str, Any] = {
    "body": "青岭市财政局",
    "method": "confidential_mail",
    "number": "机要0815",
    "seal": "封1001",
    "carrier": None,
    "escort": None,
}
LEADERS = ("单位领导",)


@pytest.fixture
def send(cast: Any, signs: Any) -> Any:
    """Deliver a copy to another body, approved by the office head."""

    def out(copy: Copy, approver: str = "office_head", **changes: Any) -> Dispatch:
        people = {"by": cast["keeper"], "approver": cast[approver]}
        return approved(dispatch, copy, proofs=signs(), **people, **FIELDS | changes)

    return out


def refused_rules(entries: Any) -> list[str]:
    [entry] = [e for e in entries("carriers.copy.dispatched") if e["outcome"] == "refused"]
    return list(entry["rules"])


@pytest.mark.clause("CAR-03", shows="refused")
def test_it_is_on_its_way_until_the_receipt_closes_it(
    copy: Any, cast: Any, send: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    sent = send(copy)
    with behind_the_doors():
        away = Copy.objects.get(pk=copy.pk)
        [duty] = Duty.objects.owed_by(cast["keeper"].pk).filter(subject_ref=copy.public_id)
        assert (away.state, away.outside) == (State.TRANSIT, FIELDS["body"])
        assert duty.due_at == sent.due_at == sent.sent_at + timedelta(days=RECEIPT_DAYS.default)
    closed = receipt(copy, number="回执77", by=cast["keeper"])
    with behind_the_doors():
        gone = Copy.objects.get(pk=copy.pk)
        assert (gone.state, gone.outside, gone.due_at) == (State.SENT, FIELDS["body"], None)
        assert not Duty.objects.pending().filter(subject_ref=copy.public_id).exists()
    assert (closed.receipt, closed.number) == ("回执77", "机要0815")
    with pytest.raises(Refused, match="没有等待回执的传递"):
        receipt(copy, number="再来", by=cast["keeper"])
    assert [e["outcome"] for e in new_entries("carriers.copy.receipted")] == ["done", "refused"]


@pytest.mark.clause("CAR-03")
def test_the_days_for_the_receipt_are_set(copy: Any, send: Any) -> None:
    choose(RECEIPT_DAYS, 3)
    sent = send(copy)
    assert sent.due_at == sent.sent_at + timedelta(days=3)


@pytest.mark.clause("CAR-03", shows="refused")
@pytest.mark.parametrize("method", ["post", "express"])
@pytest.mark.parametrize("of_level", [("work", "internal"), ("state", "secret")])
def test_plain_post_and_express_are_refused(
    method: str, of_level: Any, copy_of: Any, send: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="不得通过普通邮政、快递"):
        send(copy_of(*of_level), method=method)
    assert refused_rules(new_entries) == ["carriers.method_is_rated"]


@pytest.mark.clause("CAR-03", shows="refused")
@pytest.mark.parametrize("method", ["confidential_mail", "exchange_station"])
def test_a_method_below_the_level_is_refused(
    method: str, copy_of: Any, send: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="不能传递 绝密 件"):
        send(copy_of("state", "top", circles=LEADERS), method=method)
    assert refused_rules(new_entries) == ["carriers.method_is_rated"]


@pytest.mark.clause("CAR-03", shows="refused")
@pytest.mark.parametrize(("name", "why"), [("number", "没有填机要号"), ("seal", "没有填封装编号")])
def test_it_is_sealed_and_numbered(name: str, why: str, copy: Any, send: Any) -> None:
    with pytest.raises(Refused, match=why):
        send(copy, **{name: " "})


@pytest.mark.clause("CAR-02", shows="refused")
def test_one_person_alone_does_not_bring_top_secret(
    copy_of: Any, send: Any, cast: Any, new_entries: Any
) -> None:
    top = copy_of("state", "top", circles=LEADERS)
    car = {"method": "special_car", "number": "", "carrier": cast["keeper"]}
    with pytest.raises(Refused, match="不得一人单独携带"):
        send(top, **car)
    assert refused_rules(new_entries) == ["carriers.people_go_with_the_car"]
    with pytest.raises(Refused, match="须写明递送人"):
        send(top, **car | {"carrier": None})
    with pytest.raises(Refused, match="同一人"):
        send(top, **car, escort=cast["keeper"])
    with pytest.raises(Refused, match="不能护送"):
        send(top, **car, escort=cast["reader"])
    sent = send(top, **car, escort=cast["secrecy_office"])
    assert (sent.carrier, sent.escort) == (cast["keeper"], cast["secrecy_office"])


@pytest.mark.clause("CAR-02", shows="refused")
@pytest.mark.parametrize(
    ("value", "method", "allowed"),
    [
        ("either", "confidential_courier", True),
        ("either", "special_car", True),
        ("confidential_courier", "special_car", False),
        ("special_car_two", "confidential_courier", False),
        ("special_car_two", "special_car", True),
    ],
)
def test_how_top_secret_goes_is_set(
    value: str, method: str, allowed: bool, copy_of: Any, send: Any, cast: Any
) -> None:
    top = copy_of("state", "top", circles=LEADERS)
    choose(TOP_SECRET_MEANS, value)
    two = {"carrier": cast["keeper"], "escort": cast["secrecy_office"]}
    if allowed:
        assert send(top, method=method, **two).method == method
    else:
        with pytest.raises(Refused, match="本单位绝密件"):
            send(top, method=method, **two)


@pytest.mark.clause("CAR-02", shows="refused")
def test_top_secret_shares_no_parcel(copy_of: Any, send: Any) -> None:
    first, second = (copy_of("state", "top", circles=LEADERS) for _ in range(2))
    send(first, method="confidential_courier")
    with pytest.raises(Refused, match="已经用于另一件"):
        send(second, method="confidential_courier")


@pytest.mark.clause("CAR-03", shows="refused")
def test_nothing_is_delivered_without_approval_nor_from_a_readers_hands(
    copy: Any, cast: Any, send: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="批准"):
        dispatch(copy, by=cast["keeper"], proofs=signs(), **FIELDS)
    with pytest.raises(Refused, match="不办理此事项"):
        ask(dispatch, copy, by=cast["office_head"], asked_for="", **FIELDS)
    fields = {"to": cast["reader"], "purpose": "查对", "place": the_room(), "days": 1}
    people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": signs(to=cast["reader"])}
    approved(lend, copy, **people, **fields)
    with pytest.raises(Refused, match="不在机要室"):
        send(copy)


@pytest.mark.clause("CAR-03")
def test_the_register_shows_what_waits_for_a_receipt(
    copy: Any, cast: Any, send: Any, client_of: Any
) -> None:
    send(copy)
    keeper = client_of("keeper")
    assert "机要0815" in keeper.get("/registers/carriers.dispatch/?show=open").content.decode()
    receipt(copy, number="回执77", by=cast["keeper"])
    assert "机要0815" not in keeper.get("/registers/carriers.dispatch/?show=open").content.decode()
    assert "回执77" in keeper.get("/registers/carriers.dispatch/").content.decode()
