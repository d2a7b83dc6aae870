"""What comes back damaged is a finding until the secrecy office has settled it (CIR-07)."""

from typing import Any

import pytest

from conftest import PIN
from jiyao.domains.carriers.models import Copy, Damage
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.damaging import report_damage, settle
from jiyao.domains.carriers.procedures.lending_outside import call_back, lend_outside
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import the_room
from tests.ways_out import LETTER

INK = "第 3 页墨渍"
REGISTER = "/registers/carriers.damage/"


@pytest.fixture
def back(copy: Any, cast: Any, signs: Any) -> Any:
    """Let the reader have the copy and give it back in a condition."""

    def condition(words: str) -> Copy:
        fields = {"to": cast["reader"], "place": the_room(), "due": None}
        send(copy, by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
        found = {"reader": cast["reader"], "counted": 6, "condition": words}
        take_back(copy, by=cast["keeper"], proofs=signs(reader=cast["reader"]), **found)
        return copy

    return condition


def findings(behind_the_doors: Any) -> list[Damage]:
    with behind_the_doors():
        return list(Damage.objects.select_related("found_by").order_by("pk"))


@pytest.mark.clause("CIR-07", shows="shown")
def test_damage_on_return_is_a_finding_that_the_secrecy_office_settles(
    back: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    copy = back(INK)
    [damage] = findings(behind_the_doors)
    assert (damage.condition, damage.had_by, damage.found_by) == (INK, "李思远", cast["keeper"])
    with behind_the_doors():
        owed = Duty.objects.owed_by(cast["secrecy_office"].pk).filter(subject_ref=damage.public_id)
        assert [duty.name for duty in owed] == ["查清载体污损"]
    office = client_of("secrecy_office")
    page = office.get(copy.get_absolute_url()).content.decode()
    assert f"/act/carriers.damage.settled/{damage.public_id}/" in page
    settle(damage, outcome="茶水打翻，已修补，批评教育", by=cast["secrecy_office"])
    assert "已修补" in office.get(REGISTER).content.decode()
    with behind_the_doors():
        assert not Duty.objects.pending().filter(subject_ref=damage.public_id).exists()
    with pytest.raises(Refused, match="已经由"):
        settle(damage, outcome="再查", by=cast["secrecy_office"])


@pytest.mark.clause("CIR-07")
def test_what_comes_back_undamaged_opens_nothing(back: Any, behind_the_doors: Any) -> None:
    back("")
    assert findings(behind_the_doors) == []


@pytest.mark.clause("CIR-07", shows="hidden")
def test_a_finding_is_hidden_from_a_stranger(back: Any, client_of: Any) -> None:
    copy = back(INK)
    assert client_of("stranger").get(REGISTER).status_code == 403
    assert client_of("stranger").get(copy.get_absolute_url()).status_code == 404


def test_whoever_knows_of_a_copy_reports_what_he_notices(
    copy: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    report_damage(copy, condition=INK, by=cast["reader"])
    [damage] = findings(behind_the_doors)
    assert (damage.had_by, damage.found_by) == ("机要室", cast["reader"])
    assert [e["outcome"] for e in new_entries("carriers.copy.damage-noted")] == ["done"]


def test_what_another_body_damaged_is_a_finding_too(
    copy: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    people = {"by": cast["keeper"], "approver": cast["leader"]}
    approved(lend_outside, copy, proofs=signs(), **people, **LETTER, days=2)
    call_back(copy, counted=6, condition=INK, by=cast["keeper"], proofs=signs())
    assert [damage.had_by for damage in findings(behind_the_doors)] == [LETTER["body"]]


def test_a_missing_copy_is_no_damaged_one(copy: Any, cast: Any) -> None:
    report_missing(copy, last_seen="办公室", by=cast["keeper"])
    with pytest.raises(Refused, match="冻结"):
        report_damage(copy, condition=INK, by=cast["keeper"])


def test_only_the_secrecy_office_settles(back: Any, cast: Any, behind_the_doors: Any) -> None:
    back(INK)
    [damage] = findings(behind_the_doors)
    with pytest.raises(Refused, match="不办理此事项"):
        settle(damage, outcome="自行处理", by=cast["keeper"])


@pytest.mark.clause("SYS-01", shows="hidden")
def test_a_pin_typed_as_the_condition_is_not_kept(
    received: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        copy = received().copies.first()
    page = client_of("keeper").post(
        f"/act/carriers.copy.damage-noted/{copy.public_id}/", {"condition": f" {PIN} "}
    )
    assert "不能只有数字" in page.content.decode()
    with behind_the_doors():
        assert not Damage.objects.exists()
