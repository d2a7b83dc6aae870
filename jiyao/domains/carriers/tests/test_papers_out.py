"""The borrowing register and the approval forms on paper (BOR-01, BOR-05, CAR-01)."""

from typing import Any

import pytest
from django.urls import reverse

from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.titles import HIDDEN
from jiyao.foundation.paper.tests.reading import pages_of, words_of
from tests.approved import approved
from tests.carriers_at_hand import the_room
from tests.ways_out import ways_out

BOOK = reverse("paper_of_register", args=["carriers.loan-book"])


@pytest.fixture
def ways(received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> dict[str, Any]:
    return ways_out(received, cast, signs, behind_the_doors)


def printed(client: Any, code: str, record: Any) -> str:
    return words_of(client.get(reverse("paper", args=[code, record.public_id])).content)


@pytest.mark.clause("BOR-01", "BOR-04")
def test_the_borrowing_register_has_the_columns_of_the_book(
    ways: Any, client_of: Any, new_entries: Any
) -> None:
    response = client_of("keeper").get(BOOK)
    words = words_of(response.content)
    headings = (
        "载体编号 名称 密级 份号 借出人 部门 事由 借用期限 审批人 借出时间 应还 归还时间 经办人"
    )
    assert [each for each in headings.split() if each not in words] == []
    for value in ("李思远", "业务一处", "查对", "2天", "王立言", "陈静", "机密"):
        assert value in words
    assert pages_of(response.content) == 1
    [entry] = new_entries("carriers.loan-book.printed")
    assert entry["counts"] == {"state:2": 1}


@pytest.mark.clause("SYS-02")
def test_the_register_is_printed_by_those_who_open_it(ways: Any, client_of: Any) -> None:
    assert client_of("reader").get(BOOK).status_code == 403


@pytest.mark.clause("BOR-01")
def test_the_approval_form_says_who_what_for_where_and_who_approved(
    ways: Any, client_of: Any, new_entries: Any
) -> None:
    words = printed(client_of("keeper"), "carriers.loan-form", ways["loan"])
    for value in ("借阅审批单", "李思远", "查对", "机要室", "王立言", "陈静", str(ways["loan"])):
        assert value in words
    assert len(new_entries("carriers.loan-form.printed")) == 1


@pytest.mark.clause("BOR-05")
def test_the_form_for_another_body_names_its_letter_and_bearer(ways: Any, client_of: Any) -> None:
    words = printed(client_of("keeper"), "carriers.outside-loan-form", ways["outsideloan"])
    assert [v for v in ("外单位", "来人", "介1", "借1", "王立言") if v not in words] == []


@pytest.mark.clause("CAR-01", "CAR-02")
def test_the_form_for_carrying_out_names_both_people_the_way_and_the_return(
    ways: Any, client_of: Any
) -> None:
    words = printed(client_of("keeper"), "carriers.outing-form", ways["outing"])
    for value in ("李思远", "吴定山", "会场", "往返", "专车", "密码文件箱", "返回核对"):
        assert value in words


@pytest.mark.clause("SYS-02")
def test_the_keeper_who_may_not_read_the_title_prints_that_it_is_hidden(
    received: Any, cast: Any, signs: Any, behind_the_doors: Any, client_of: Any
) -> None:
    document = received()
    with behind_the_doors():
        copy = document.copies.first()
    fields = {"to": cast["reader"], "purpose": "查对", "place": the_room(), "days": 1}
    people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": signs(to=cast["reader"])}
    loan = approved(lend, copy, **people, **fields)
    assert str(HIDDEN) in printed(client_of("keeper"), "carriers.loan-form", loan)
