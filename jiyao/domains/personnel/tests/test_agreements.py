"""Agreements about trade secrets are signed, bounded, and called to mind before their end."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.personnel.procedures.agreeing import (
    RENEW,
    book_agreement,
    call_to_mind,
    close_agreement,
    draw_up_agreement,
    sign_agreement,
    to_call_to_mind,
)
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.duties.terms import months_after
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.trail.recording import system_scope
from tests.leaving_at_hand import file_of


@pytest.fixture
def drawn_up(cast: Any) -> Any:
    """Draw up an agreement with the junior, not to compete for a year unless said otherwise."""

    def draw(**changes: Any) -> Any:
        today = timezone.localdate()
        fields = {"kind": "compete", "starts_on": today, "ends_on": months_after(today, 12)}
        fields |= {"compensation": "每月 3000 元"} | changes
        if "months" in fields:
            fields["ends_on"] = months_after(today, fields.pop("months"))
        return draw_up_agreement(file_of("junior", cast), **fields, by=cast["personnel"])

    return draw


@pytest.mark.clause("PER-13")
def test_an_agreement_is_read_signed_and_called_to_mind_before_its_end(
    drawn_up: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    agreement = drawn_up()
    page = client_of("junior").get(agreement.get_absolute_url()).content.decode()
    assert "不到有竞争关系的单位任职" in page
    sign_agreement(agreement, by=cast["junior"], proofs=signs())

    def calls() -> int:
        with system_scope("tests.agreement.called-up") as act:
            for each in list(to_call_to_mind(act.recorded_at)):
                call_to_mind(each, act.recorded_at)
        with behind_the_doors():
            return Duty.objects.pending().filter(kind_code=RENEW).count()

    assert calls() == 0
    with time_machine.travel(timezone.now() + timedelta(days=340)):
        assert [calls(), calls()] == [1, 1]
        close_agreement(agreement, outcome="期满终止", by=cast["personnel"])
        assert calls() == 0


@pytest.mark.clause("PER-13", shows="refused")
def test_only_its_person_signs_with_the_own_pin_and_once(
    drawn_up: Any, cast: Any, signs: Any
) -> None:
    agreement = drawn_up()
    with pytest.raises(Refused, match="PIN"):
        sign_agreement(agreement, by=cast["junior"], proofs={"by": Proof(Kind.SESSION, "000000")})
    with pytest.raises(Refused, match="本人签署"):
        sign_agreement(agreement, by=cast["personnel"], proofs=signs())
    fields = {"paper": "竞1", "by": cast["personnel"]}
    today = timezone.localdate()
    with pytest.raises(Refused, match="今天之后"):
        book_agreement(agreement, signed_on=today + timedelta(days=1), **fields)
    book_agreement(agreement, signed_on=today, **fields)
    with pytest.raises(Refused, match="已签署"):
        sign_agreement(agreement, by=cast["junior"], proofs=signs())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ends_on": None}, "最长 24 个月"),
        ({"months": 25}, "最长 24 个月"),
        ({"compensation": " "}, "没有约定补偿"),
        ({"kind": "after", "months": 0}, "生效日期以后"),
    ],
)
def test_not_to_compete_is_limited_and_paid(drawn_up: Any, changes: Any, words: str) -> None:
    with pytest.raises(Refused, match=words):
        drawn_up(**changes)


def test_secrecy_after_service_may_last_until_the_information_is_public(
    drawn_up: Any, client_of: Any
) -> None:
    agreement = drawn_up(kind="after", ends_on=None, compensation="")
    page = client_of("junior").get(agreement.get_absolute_url()).content.decode()
    assert "直到信息公开" in page
    assert client_of("stranger").get(agreement.get_absolute_url()).status_code == 404
