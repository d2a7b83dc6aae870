"""Seals and letters: one custodian, no use without approval, every copy counted (ORG-17)."""

from typing import Any

import pytest
from django.urls import reverse

from jiyao.domains.organisation.models import Seal, SealUse
from jiyao.domains.organisation.procedures.sealing import (
    entrust,
    retire_seal,
    set_up_seal,
    use_seal,
)
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved


@pytest.fixture
def enter(cast: Any, signs: Any) -> Any:
    """Enter a seal, given to the keeper."""

    def made(kind: str = "official", name: str = "示例局公章", to: str = "keeper") -> Seal:
        fields = {"kind": kind, "name": name, "to": cast[to], "place": "保险柜一"}
        proofs = signs(to=cast[to])
        found: Seal = set_up_seal(**fields, by=cast["office_head"], proofs=proofs)
        return found

    return made


@pytest.fixture
def use(cast: Any, signs: Any) -> Any:
    """Have a use approved by the leader and stamp."""

    def stamp(seal: Seal, by: str = "keeper", **changes: Any) -> SealUse:
        fields = {"applicant": cast["reader"], "purpose": "报送总结", "matter": "青办〔2026〕7号"}
        fields |= {"copies": 3, "addressee": "", "sheet": "", **changes}
        people = {"by": cast[by], "approver": cast["leader"], "proofs": signs()}
        used: SealUse = approved(use_seal, seal, **people, **fields)
        return used

    return stamp


@pytest.mark.clause("ORG-17", shows="shown")
def test_each_use_is_numbered_with_copies_approver_and_custodian(
    enter: Any, use: Any, client_of: Any
) -> None:
    seal = enter()
    first, second = use(seal), use(seal, copies=1)
    assert (first.number[-4:], second.number[-4:]) == ("001号", "002号")
    client = client_of("keeper")
    page = client.get(seal.get_absolute_url()).content.decode()
    one = client.get(first.get_absolute_url()).content.decode()
    book = client.get(reverse("paper_of_register", args=["organisation.seal-use-book"]))
    for words in (first.number, "报送总结", "李思远"):
        assert words in page
        assert words in one
        assert words in words_of(book.content)
    for words in ("王立言", "陈静", "青办〔2026〕7号"):
        assert words in one
        assert words in words_of(book.content)


@pytest.mark.clause("ORG-17")
def test_nothing_is_stamped_without_approval_or_by_another_than_the_custodian(
    enter: Any, use: Any, cast: Any, signs: Any, new_entries: Any
) -> None:
    seal = enter()
    fields = {"applicant": cast["reader"], "purpose": "报送", "matter": "1号", "copies": 1}
    fields |= {"addressee": "", "sheet": ""}
    with pytest.raises(Refused, match="批准"):
        use_seal(seal, **fields, by=cast["keeper"], proofs=signs())
    with pytest.raises(Refused, match="由 陈静 保管"):
        use(seal, by="secrecy_office")
    with pytest.raises(Refused, match="角色不办理"):
        ask(use_seal, seal, by=cast["reader"], asked_for="急", **fields)
    outcomes = [each["outcome"] for each in new_entries("organisation.seal.used")]
    assert outcomes == ["refused"] * 3


def test_more_copies_than_approved_need_a_new_approval(
    enter: Any, use: Any, cast: Any, signs: Any
) -> None:
    seal = enter()
    fields = {"applicant": cast["reader"], "purpose": "报送总结", "matter": "青办〔2026〕7号"}
    fields |= {"copies": 9, "addressee": "", "sheet": ""}
    use(seal)
    with pytest.raises(Refused):
        use_seal(seal, **fields, by=cast["keeper"], proofs=signs())


@pytest.mark.parametrize(
    ("kind", "addressee", "sheet", "says"),
    [
        ("letter", "", "0012", "空白介绍信"),
        ("letter", "示例档案馆", "", "须填编号"),
        ("official", "示例档案馆", "", "不填前往单位"),
    ],
)
def test_no_blank_letter_is_given_out(
    kind: str, addressee: str, sheet: str, says: str, enter: Any, use: Any
) -> None:
    with pytest.raises(Refused, match=says):
        use(enter(kind), addressee=addressee, sheet=sheet)


def test_a_letter_sheet_is_given_out_once(enter: Any, use: Any) -> None:
    letters = enter("letter", "介绍信（甲本）")
    assert use(letters, addressee="示例档案馆", sheet="0012").sheet == "0012"
    with pytest.raises(Refused, match="已经开出"):
        use(letters, addressee="示例档案馆", sheet="0012")


def test_custody_is_handed_over_against_signature_and_ends_with_the_seal(
    enter: Any, use: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    seal = enter()
    to = {"to": cast["secrecy_office"], "place": "保险柜二"}
    with pytest.raises(Refused, match="缺少签名"):
        entrust(seal, **to, by=cast["office_head"], proofs=signs())
    proofs = signs(to=cast["secrecy_office"])
    entrust(seal, **to, by=cast["office_head"], proofs=proofs)
    with pytest.raises(Refused, match="由 郑守言 保管"):
        use(seal)
    with pytest.raises(Refused, match="现在就由"):
        entrust(seal, **to, by=cast["office_head"], proofs=proofs)
    unfit = {"to": cast["reader"], "place": "抽屉"}
    with pytest.raises(Refused, match="没有可以保管印章的角色"):
        entrust(seal, **unfit, by=cast["office_head"], proofs=signs(to=cast["reader"]))
    use(seal, by="secrecy_office")
    page = client_of("leader").get(seal.get_absolute_url()).content.decode()
    assert "陈静" in page
    assert "保险柜二" in page
    retire_seal(seal, by=cast["office_head"])
    with pytest.raises(Refused, match="已停用"):
        use(seal, by="secrecy_office")


@pytest.mark.clause("ORG-17", shows="hidden")
def test_the_register_of_seals_is_closed_to_a_stranger(
    enter: Any, use: Any, client_of: Any
) -> None:
    seal = enter()
    client = client_of("stranger")
    book = reverse("paper_of_register", args=["organisation.seal-use-book"])
    for address in (seal.get_absolute_url(), use(seal).get_absolute_url(), book):
        assert client.get(address).status_code == 403
