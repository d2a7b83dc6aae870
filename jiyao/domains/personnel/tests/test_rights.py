"""What people are owed is booked, received and answered in time (PER-10, PER-18)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.personnel.procedures.rights import (
    ANSWER,
    answer_suggestion,
    book_receipt,
    end_entitlement,
    grant_compensation,
    grant_entitlement,
    receive,
    suggest,
)
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.procedures.signing import Kind, Proof
from tests.leaving_at_hand import file_of

ALLOWANCE = {"kind": "allowance", "what": "每月 300 元", "basis": "青人发〔2026〕3号"}
PAID = {
    "restricted": "publishing",
    "what": "论文暂缓发表",
    "given": "一次性 2000 元",
    "basis": "委〔2026〕1号",
}


@pytest.mark.clause("PER-10", shows="shown")
def test_an_entitlement_is_in_the_register_and_in_the_file_until_it_ends(
    cast: Any, client_of: Any
) -> None:
    file = file_of("junior", cast)
    given = grant_entitlement(file, **ALLOWANCE, by=cast["personnel"])
    for who, address in (
        ("personnel", "/registers/personnel.entitlement/?show=now"),
        ("junior", given.get_absolute_url()),
        ("junior", file.get_absolute_url()),
    ):
        assert "每月 300 元" in client_of(who).get(address).content.decode()
    end_entitlement(given, by=cast["personnel"])
    page = client_of("personnel").get("/registers/personnel.entitlement/?show=now")
    assert "每月 300 元" not in page.content.decode()
    with pytest.raises(Refused, match="已经停止"):
        end_entitlement(given, by=cast["personnel"])


@pytest.mark.clause("PER-10", "PER-18", shows="hidden")
def test_nobody_else_sees_what_somebody_is_given(cast: Any, client_of: Any) -> None:
    file = file_of("junior", cast)
    given = grant_entitlement(file, **ALLOWANCE, by=cast["personnel"])
    paid = grant_compensation(file, **PAID, by=cast["personnel"])
    for row in (given, paid):
        assert client_of("stranger").get(row.get_absolute_url()).status_code == 404
    for code in ("entitlement", "compensation"):
        page = client_of("stranger").get(f"/registers/personnel.{code}/").content.decode()
        assert "孙晓梅" not in page


def test_nobody_grants_himself_anything(cast: Any) -> None:
    own = file_of("personnel", cast)
    with pytest.raises(Refused, match="不得给自己"):
        grant_entitlement(own, **ALLOWANCE, by=cast["personnel"])
    with pytest.raises(Refused, match="不得给自己"):
        grant_compensation(own, **PAID, by=cast["personnel"])


@pytest.mark.clause("PER-18", shows="shown")
def test_a_compensation_is_received_by_its_person(cast: Any, signs: Any, client_of: Any) -> None:
    paid = grant_compensation(file_of("junior", cast), **PAID, by=cast["personnel"])
    assert "确认收到补偿" in client_of("junior").get("/duties/").content.decode()
    receive(paid, by=cast["junior"], proofs=signs())
    page = client_of("personnel").get(paid.get_absolute_url()).content.decode()
    assert "论文暂缓发表" in page
    assert "已收到" in page
    with pytest.raises(Refused, match="已确认收到"):
        book_receipt(paid, receipt="收1", by=cast["personnel"])


@pytest.mark.clause("PER-18", shows="refused")
def test_nobody_receives_in_anothers_name_nor_without_signing(cast: Any, signs: Any) -> None:
    paid = grant_compensation(file_of("junior", cast), **PAID, by=cast["personnel"])
    with pytest.raises(Refused, match="本人确认收到"):
        receive(paid, by=cast["personnel"], proofs=signs())
    with pytest.raises(Refused, match="PIN"):
        receive(paid, by=cast["junior"], proofs={"by": Proof(Kind.SESSION, "000000")})


@pytest.mark.clause("PER-18")
def test_a_suggestion_is_answered_and_who_made_it_sees_the_answer(
    cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    made = suggest(text="碎纸机放到每一层", by=cast["junior"])
    with time_machine.travel(timezone.now() + timedelta(days=40)), behind_the_doors():
        [duty] = Duty.objects.pending().filter(kind_code=ANSWER)
        assert duty.owner == cast["secrecy_office"]
        assert duty.is_overdue(timezone.now())
    answer_suggestion(made, answer="下月配齐", by=cast["secrecy_office"])
    assert "下月配齐" in client_of("junior").get(made.get_absolute_url()).content.decode()
    assert client_of("reader").get(made.get_absolute_url()).status_code == 404
    with behind_the_doors():
        assert not Duty.objects.pending().filter(kind_code=ANSWER).exists()
    with pytest.raises(Refused, match="已经答复"):
        answer_suggestion(made, answer="再答", by=cast["secrecy_office"])


def test_nobody_answers_himself(cast: Any) -> None:
    made = suggest(text="换锁", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="自己的建议"):
        answer_suggestion(made, answer="好", by=cast["secrecy_office"])
