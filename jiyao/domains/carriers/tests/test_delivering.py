"""Delivering to another body: never by post, sealed and numbered, until the receipt (CAR-03)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

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
    "checked": ["address", "seal", "level", "contents"],
    "handed_to": "机要通信员王某",
}
LEADERS = ("单位领导",)


@pytest.fixture
def send(cast: Any, signs: Any) -> Any:
    """Deliver a copy to another body, approved by the office head."""

    def out(copy: Copy, approver: str = "office_head", **changes: Any) -> Dispatch:
        people = {"by": cast["keeper"], "approver": cast[approver]}
        asked = {"checker": cast["secrecy_office"], **FIELDS, **changes}
        proofs = signs(checker=asked["checker"])
        return approved(dispatch, copy, proofs=proofs, **people, **asked)

    return out


def signed() -> dict[str, Any]:
    return {"signed_by": "财政局陶某", "signed_at": timezone.now()}


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
    closed = receipt(copy, number="回执77", by=cast["keeper"], **signed())
    with behind_the_doors():
        gone = Copy.objects.get(pk=copy.pk)
        assert (gone.state, gone.outside, gone.due_at) == (State.SENT, FIELDS["body"], None)
        assert not Duty.objects.pending().filter(subject_ref=copy.public_id).exists()
    assert (closed.receipt, closed.number) == ("回执77", "机要0815")
    with pytest.raises(Refused, match="没有等待回执的传递"):
        receipt(copy, number="再来", by=cast["keeper"], **signed())
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
    with pytest.raises(Refused, match="不能传递绝密件"):
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
    checker = {"checker": cast["secrecy_office"]}
    with pytest.raises(Refused, match="批准"):
        dispatch(copy, by=cast["keeper"], proofs=signs(**checker), **checker, **FIELDS)
    with pytest.raises(Refused, match="不办理此事项"):
        ask(dispatch, copy, by=cast["office_head"], asked_for="", **checker, **FIELDS)
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
    receipt(copy, number="回执77", by=cast["keeper"], **signed())
    assert "机要0815" not in keeper.get("/registers/carriers.dispatch/?show=open").content.decode()
    assert "回执77" in keeper.get("/registers/carriers.dispatch/").content.decode()


@pytest.mark.clause("CAR-09")
@pytest.mark.clause("CAR-09", shows="refused")
@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"checker": "keeper"}, "不能查验自己封装的件"),
        ({"checker": "junior"}, "不能查验"),
        ({"checked": ["address", "seal", "contents"]}, "还缺 1 项"),
        ({"checked": []}, "还缺 4 项"),
        ({}, ""),
    ],
)
def test_nothing_is_dispatched_before_another_has_checked_the_whole_parcel(
    changes: Any, why: str, copy_of: Any, send: Any, cast: Any, new_entries: Any
) -> None:
    copy = copy_of("state", "confidential")
    if "checker" in changes:
        changes = {"checker": cast[changes["checker"]]}
    if not why:
        assert send(copy, **changes).checked_by == cast["secrecy_office"]
        return
    with pytest.raises(Refused, match=why):
        send(copy, **changes)
    assert refused_rules(new_entries) == ["carriers.parcel_is_checked"]


@pytest.mark.clause("CAR-07")
@pytest.mark.clause("CAR-07", shows="refused")
def test_a_parcel_is_signed_for_on_both_sides_of_each_leg(
    copy: Any, send: Any, cast: Any, signs: Any
) -> None:
    with pytest.raises(Refused, match="没有填接件的机要人员"):
        send(copy, handed_to="")
    sent = send(copy)
    assert (sent.handed_to, sent.seal_number) == ("机要通信员王某", "封1001")
    early = {**signed(), "signed_at": sent.sent_at - timedelta(hours=1)}
    with pytest.raises(Refused, match="签收时间"):
        receipt(copy, number="回执77", by=cast["keeper"], **early)
    with pytest.raises(Refused, match="对方签收人"):
        receipt(copy, number="回执77", by=cast["keeper"], **signed() | {"signed_by": ""})
    done = receipt(copy, number="回执77", by=cast["keeper"], **signed())
    assert (done.signed_by, done.signed_at < done.receipted_at) == ("财政局陶某", True)


@pytest.mark.clause("CAR-07", shows="refused")
def test_a_checker_who_does_not_sign_stops_it(copy: Any, cast: Any, signs: Any, send: Any) -> None:
    asked = {"checker": cast["secrecy_office"], **FIELDS}
    with pytest.raises(Refused, match="缺少签名"):
        dispatch(copy, by=cast["keeper"], proofs=signs(), **asked)


@pytest.mark.clause("CAR-07", "CAR-09", shows="shown")
@pytest.mark.clause("CAR-07", "CAR-09", shows="hidden")
def test_seal_checker_and_who_took_it_stand_in_the_register_and_no_stranger_sees_it(
    copy: Any, send: Any, client_of: Any
) -> None:
    send(copy)
    page = client_of("keeper").get("/registers/carriers.dispatch/").content.decode()
    assert all(word in page for word in ("封1001", "机要通信员王某", "郑守言"))
    stranger = client_of("stranger").get("/registers/carriers.dispatch/")
    assert "封1001" not in stranger.content.decode()
