"""What only the registers can tell, and personal data, are found in a text (PUB-05, PUB-06)."""

import re
from typing import Any

import pytest

from jiyao.domains.carriers.models import Document
from jiyao.domains.release.personal import IDENTITY, LIKE_IDENTITY, MOBILE, masked
from jiyao.domains.release.screening import registered as looking_up
from jiyao.domains.release.screening.handing import as_file
from jiyao.domains.release.settings import LEADER_ALONE, PATH_OF_WEBSITE
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose
from tests.released_at_hand import PLAIN, Desk


@pytest.fixture
def secret(received: Any) -> Document:
    """A registered document of the state's level secret; its sender's number is 青档〔2026〕3号."""
    document: Document = received("state", "secret", period="10年", circles=())
    return document


def found(desk: Desk, text: str) -> set[tuple[str, str, str]]:
    [file] = desk.files(text)
    assert file.screened
    return {
        (e.rule, e.grade, e.excerpt.partition("【")[2].partition("】")[0])
        for e in file.screened.found
    }


def rules(desk: Desk, text: str) -> set[tuple[str, str]]:
    return {(rule, grade) for rule, grade, _words in found(desk, text)}


DOUBT = (looking_up.NUMBER, "L2")


@pytest.mark.clause("PUB-05")
@pytest.mark.parametrize(
    "text",
    [
        "根据青档〔2026〕3号文件要求，食堂完成改造。",
        "根据青档[2026]3号文件要求，食堂完成改造一。",
        "见青档（2026）第3号。",
        "见青\n档〔 2026 〕 3 号。",
        "青档〔２０２６〕００３号",
        "青\u200b档〔2026〕3号",
    ],
)
def test_the_sender_s_number_of_a_secret_is_found_however_it_is_written(
    text: str, desk: Desk, secret: Document
) -> None:
    assert DOUBT in rules(desk, text)


@pytest.mark.clause("PUB-05")
def test_our_own_number_of_a_secret_is_found(desk: Desk, secret: Document) -> None:
    assert secret.number
    assert (*DOUBT, secret.number) in found(desk, f"办理{secret.number}的情况如下：甲")


def test_a_registered_number_that_looks_like_a_mark_is_found_once(
    desk: Desk, received: Any
) -> None:
    received("state", "secret", period="10年", circles=(), sender_number="青密发〔2026〕42号")
    text = "根据青密发〔2026〕42号，食堂开放；另见密发〔2025〕7号。"
    assert found(desk, text) == {
        (*DOUBT, "青密发〔2026〕42号"),
        ("涉密文号", "L2", "密发〔2025〕7号"),
    }


@pytest.mark.parametrize("text", ["青档〔2026〕13号", "青档〔2025〕3号", "大青〔2026〕3号"])
def test_another_number_is_not_found(text: str, desk: Desk, secret: Document) -> None:
    assert rules(desk, text) == set()


def test_the_number_of_an_internal_document_is_no_secret_s(desk: Desk, received: Any) -> None:
    received()
    assert rules(desk, "根据青档〔2026〕3号文件，内部件") == set()


@pytest.mark.clause("PUB-05")
def test_a_code_title_is_found(desk: Desk, registered: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(looking_up, "TELLING", 3)
    registered("state", "confidential", period="20年")
    assert (looking_up.CODE, "L2") in rules(desk, "另见代号\n件的安排")


def test_a_code_title_that_is_short_tells_nothing(desk: Desk, registered: Any) -> None:
    registered("state", "confidential", period="20年")
    assert rules(desk, "另见代号件的安排，短") == set()


def test_the_author_is_not_told_what_is_registered(desk: Desk, secret: Document, page: Any) -> None:
    submission = desk.begun("根据青档〔2026〕3号文件要求，食堂改造完成。")
    shown = page("reader", desk.version(submission).get_absolute_url())
    assert "疑似涉密文号" in shown
    assert not re.search("秘密级|机密级|登记的涉密|相符", shown)


@pytest.mark.clause("PUB-05", shows="refused")
def test_a_suspected_number_is_judged_by_the_secrecy_office(desk: Desk, secret: Document) -> None:
    choose(PATH_OF_WEBSITE, LEADER_ALONE)
    submission = desk.sent(desk.begun("根据青档〔2026〕3号文件，食堂开放。"))
    with pytest.raises(Refused, match="疑似涉密文号只能由保密办"):
        desk.cleared(submission, by="leader")
    desk.cleared(submission, by="secrecy_office")
    assert desk.hits(submission) == []


@pytest.mark.clause("PUB-06")
@pytest.mark.parametrize(
    ("number", "rule", "grade"),
    [
        ("11010519491231002X", IDENTITY, "L2"),
        ("11010519491231002x", IDENTITY, "L2"),
        ("110105194912310021", LIKE_IDENTITY, "L3"),
        ("13912345678", MOBILE, "L3"),
        ("+86 139-1234-5678", MOBILE, "L3"),
    ],
)
def test_personal_numbers_are_found(number: str, rule: str, grade: str, desk: Desk) -> None:
    assert (rule, grade, number) in found(desk, f"联系人{number}。")


@pytest.mark.parametrize(
    "text",
    [
        "110105194913310021",
        "订单 1101051949123100210",
        "A13912345678",
        "139123456780",
        "1391234567",
    ],
)
def test_other_numbers_are_no_personal_data(text: str, desk: Desk) -> None:
    assert rules(desk, f"编号 {text} 。") == set()


def test_a_personal_number_is_shown_masked(desk: Desk, page: Any) -> None:
    submission = desk.begun("值班员，身份证11010519491231002X，电话13912345678。")
    shown = page("reader", desk.version(submission).get_absolute_url())
    assert "【110***********002X】" in shown
    assert "【139****5678】" in shown


def test_what_is_no_personal_number_is_shown_as_it_is() -> None:
    assert masked("内部资料", "××【内部资料】×") == "××【内部资料】×"


def test_the_page_says_what_was_looked_for(desk: Desk, page: Any) -> None:
    shown = page("reader", desk.version(desk.begun()).get_absolute_url())
    assert "密级标志" in shown
    assert "敏感词 0 个" in shown
    assert "没有发现" not in shown


def test_a_text_that_names_nothing_is_read_once(desk: Desk, monkeypatch: Any) -> None:
    from jiyao.domains.release.screening import rulebook

    asked: list[int] = []
    real = rulebook.screen
    monkeypatch.setattr(rulebook, "screen", lambda *a, **k: asked.append(1) or real(*a, **k))
    with desk.behind():
        as_file(PLAIN + "一遍").screened_by(rulebook.Rulebook(()))
    assert len(asked) == 1
