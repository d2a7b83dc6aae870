"""Who signs and how: own session, counter, paper; a setting per procedure and level."""

from typing import Any

import pytest
from django.template.loader import render_to_string

from conftest import PIN
from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send, sign_as_read, take_back
from jiyao.foundation.approvals.procedures.settings import set_kinds
from jiyao.foundation.approvals.procedures.signing import evidence, give
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import perform_for_each
from jiyao.foundation.procedures.models import Signature
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.ui import navigation
from tests.carriers_at_hand import the_room


@pytest.fixture
def hand(copy: Any, cast: Any, signs: Any) -> Any:
    def over(kind: Kind, copy: Any = copy, **proof: str) -> Any:
        proofs = {**signs(), "to": Proof(kind, **proof)}
        return send(
            copy, to=cast["reader"], due=None, place=the_room(), by=cast["keeper"], proofs=proofs
        )

    return over


@pytest.mark.clause("CIR-06")
def test_a_signature_left_for_the_own_session_is_owed_until_given(
    hand: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    hand(Kind.SESSION)
    with behind_the_doors():
        owed = Signature.objects.get(part="to")
        assert owed.given_at is None
        assert {d.name for d in Duty.objects.owed_by(cast["reader"].pk)} == {"补签", "退还机要室"}
    give(owed, by=cast["reader"], proofs=signs())
    with behind_the_doors():
        assert Signature.objects.get(part="to").given_at is not None
        assert {d.name for d in Duty.objects.owed_by(cast["reader"].pk)} == {"退还机要室"}


def test_what_is_settled_by_a_signature_waits_among_what_is_to_sign(
    hand: Any, client_of: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    hand(Kind.SESSION)
    reader = client_of("reader")
    [(duty, act)] = reader.get("/to-sign/").context["owed"]
    assert duty.name == "补签"
    assert reader.get(act.url).status_code == 200
    [here] = [
        item
        for group in navigation.groups_of(frozenset({"staff"}), "/to-sign/", [1])
        for item in group["items"]
        if item["current"]
    ]
    assert f'{here["title"]} <span class="count">1</span>' in reader.get("/").content.decode()


def test_nobody_signs_for_another(hand: Any, cast: Any, signs: Any, behind_the_doors: Any) -> None:
    hand(Kind.SESSION)
    with behind_the_doors():
        owed = Signature.objects.get(part="to")
    with pytest.raises(Refused, match="不该由您签"):
        give(owed, by=cast["junior"], proofs=signs())


@pytest.mark.clause("CIR-06")
def test_a_paper_signature_is_a_duty_until_the_paper_is_named(
    hand: Any, cast: Any, behind_the_doors: Any
) -> None:
    hand(Kind.PAPER)
    with behind_the_doors():
        booked = Signature.objects.get(part="to")
        assert [d.name for d in Duty.objects.owed_by(cast["keeper"].pk)] == ["补附纸质签收单"]
    evidence(booked, paper="传阅单 2026-11 卷 3", by=cast["keeper"])
    with behind_the_doors():
        assert not Duty.objects.owed_by(cast["keeper"].pk).exists()


@pytest.mark.clause("SYS-01")
@pytest.mark.clause("CIR-06", shows="refused")
def test_the_kinds_allowed_are_a_setting_by_procedure_and_level(
    hand: Any, received: Any, cast: Any, level: Any, behind_the_doors: Any
) -> None:
    secret = level("state", "secret")
    set_kinds(code="carriers.copy.sent", level=secret, kinds=["counter"], by=cast["security"])
    with behind_the_doors():
        copy = Copy.objects.get(document=received("state", "secret"), copy_number="001")
    with pytest.raises(Refused, match="不允许这种签收方式"):
        hand(Kind.PAPER, copy)
    assert hand(Kind.COUNTER, copy, pin=PIN, card=cast["reader"].number)
    assert hand(Kind.PAPER)


def test_a_batch_is_signed_once_and_all_or_nothing(
    received: Any, cast: Any, signs: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with behind_the_doors():
        copies = list(received(counted=3, declared=3).copies.all())
    fields = {"to": cast["reader"], "due": None, "place": the_room()}
    proofs = signs(to=cast["reader"])
    perform_for_each(send, copies[:2], by=cast["keeper"], proofs=proofs, **fields)
    assert len(new_entries("carriers.copy.sent")) == 2
    with pytest.raises(Refused, match="尚未退回"):
        perform_for_each(send, [copies[2], copies[0]], by=cast["keeper"], proofs=proofs, **fields)
    with behind_the_doors():
        assert Copy.objects.get(pk=copies[2].pk).holder is None


@pytest.mark.clause("CIR-06", shows="refused")
def test_in_a_batch_each_level_takes_its_own_kinds_and_the_refusal_names_its_copy(
    received: Any, cast: Any, level: Any, signs: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    secret = level("state", "secret")
    set_kinds(code="carriers.copy.sent", level=secret, kinds=["paper"], by=cast["security"])
    with behind_the_doors():
        open_one = Copy.objects.get(document=received(), copy_number="001")
        strict = Copy.objects.get(document=received("state", "secret"), copy_number="001")
    fields = {"to": cast["reader"], "due": None, "place": the_room()}
    proofs = signs(to=cast["reader"])
    with pytest.raises(Refused, match="不允许这种签收方式"):
        perform_for_each(send, [open_one, strict], by=cast["keeper"], proofs=proofs, **fields)
    [entry] = new_entries("carriers.copy.sent")
    assert (entry["outcome"], entry["ref"]) == ("refused", strict.public_id.hex)


@pytest.mark.clause("CIR-06", shows="refused")
def test_the_reader_signs_as_read_with_the_own_pin(
    hand: Any, copy: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    hand(Kind.COUNTER, pin=PIN, card=cast["reader"].number)
    with pytest.raises(Refused, match="不在您手里"):
        sign_as_read(copy, by=cast["keeper"], proofs=signs())
    leg = sign_as_read(copy, by=cast["reader"], proofs=signs())
    assert leg.read_at is not None
    with pytest.raises(Refused, match="已经签过字"):
        sign_as_read(copy, by=cast["reader"], proofs=signs())


@pytest.mark.clause("CIR-01", "CIR-02", shows="refused")
def test_only_the_holder_gives_back_and_every_page_is_counted(
    hand: Any, copy: Any, cast: Any, signs: Any
) -> None:
    hand(Kind.COUNTER, pin=PIN, card=cast["reader"].number)
    proofs = signs(reader=cast["junior"])
    with pytest.raises(Refused, match="不能由他人代还"):
        take_back(
            copy, reader=cast["junior"], counted=6, condition="", by=cast["keeper"], proofs=proofs
        )
    proofs = signs(reader=cast["reader"])
    with pytest.raises(Refused, match="应有 6 页，清点 5") as refused:
        take_back(copy, reader=cast["reader"], counted=5, by=cast["keeper"], proofs=proofs)
    told = {"refusals": refused.value.refusals, "subject": copy}
    shown = render_to_string("ui/refusals.html", told)
    assert f"/act/carriers.copy.damage-noted/{copy.public_id}/" in shown
