"""The issued document as PDF and as Word, the draft sheet, the register of what went out."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.carriers.models import Loss, Term
from jiyao.domains.carriers.procedures.drafting import revise
from jiyao.domains.carriers.procedures.issuing import send_back
from jiyao.domains.carriers.procedures.losing import count_as_leak, report_missing
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.paper.tests.reading import pages_of, words_of
from jiyao.foundation.trail.recording import system_scope
from tests.classified_at_hand import classified
from tests.issued_at_hand import (
    TITLE,
    a_draft,
    drafted,
    printed,
    reviewed,
    series,
    signed,
    work_secret,
)
from tests.word_files import text_of

LONG = "QBHJ-2026-0000000012345"
MARKUP = '#panic("x") *粗* <w:p/> & "引"'
BOOK = reverse("paper_of_register", args=["carriers.outgoing-register"])


def address(code: str, record: Any) -> str:
    return reverse("paper", args=[f"carriers.{code}", record.public_id])


def test_each_copy_that_there_is_is_printed_with_its_number_for_the_keeper_alone(
    cast: Any, signs: Any, client_of: Any, new_entries: Any, behind_the_doors: Any
) -> None:
    outgoing = printed(cast, signs)
    with behind_the_doors():
        first = outgoing.document.copies.order_by("copy_number").first()
    loss = report_missing(first, last_seen="", by=cast["keeper"])
    with system_scope("tests.loss.leaked"):
        count_as_leak(Loss.objects.get(pk=loss.pk), timezone.now())
    assert "00000" not in words_of(client_of("reader").get(address("issued", outgoing)).content)
    appoint(cast["reader"], role="keeper", by=cast["security"])
    answer = client_of("reader").get(address("issued", outgoing))
    words = words_of(answer.content)
    assert "000001" not in words
    for part in (
        "000002",
        "000005",
        "内部",
        "青办发〔2026〕1号",
        TITLE,
        "青岭市财政局：",
        "2.汇总表",
    ):
        assert part in words
    assert "抄送：业务一处。" in words
    assert pages_of(answer.content) == 2 * 4
    entry = new_entries("carriers.issued.printed")[-1]
    assert entry["outcome"] == "opened"


def test_the_same_stands_in_the_word_file_and_the_export_on_the_trail(
    cast: Any, signs: Any, client_of: Any, new_entries: Any
) -> None:
    outgoing = signed(cast, signs, body=f"一、要求\n{MARKUP}\n代号\x01{LONG}")
    address = reverse("carriers:outgoing_word", args=[outgoing.public_id])
    shown = text_of(client_of("reader").get(address).content)
    for part in (
        "内部",
        "（送审稿）",
        TITLE,
        "青岭市财政局：",
        MARKUP,
        f"代号 {LONG}",
        "附件：1. 自查表",
    ):
        assert part in shown
    [entry] = new_entries("carriers.outgoing.exported")
    assert entry["outcome"] == "opened"
    assert client_of("stranger").get(address).status_code == 404


@pytest.mark.parametrize("kind", ["通知", "请示"])
def test_a_document_to_a_superior_names_its_signer(
    kind: str, cast: Any, signs: Any, client_of: Any
) -> None:
    outgoing = signed(cast, signs, kind=Term.objects.get(use="kind", name=kind), body=MARKUP)
    words = words_of(client_of("reader").get(address("issued", outgoing)).content)
    assert ("签发人：王立言" in words) is (kind == "请示")
    assert "".join(MARKUP.split()) in words


def test_above_the_ceiling_the_text_is_only_on_paper(
    cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    item = classified(cast, signs, behind_the_doors)["item"]
    words = {"title": "", "body": "", "enclosures": "", "code_title": "七号件"}
    code = {"series": series(cast, "青办密", secret=True), "countersigners": []}
    outgoing = drafted(cast, signs, item=item, **words, **code)
    shown = words_of(client_of("reader").get(address("issued", outgoing)).content)
    assert "机密★10年" in shown
    assert "七号件" in shown
    word = reverse("carriers:outgoing_word", args=[outgoing.public_id])
    assert client_of("reader").get(word).status_code == 404


@pytest.mark.clause("DOC-03")
def test_the_draft_sheet_says_who_passed_the_present_text(
    cast: Any, signs: Any, client_of: Any
) -> None:
    item = work_secret(cast, signs)
    outgoing = reviewed(cast, signs, item=item)
    sheet = words_of(client_of("keeper").get(address("draft-sheet", outgoing)).content)
    for part in ("赵文博", "吴定山", "郑守言", "青岭市财政局（2）", "内部事项目录第2项"):
        assert part in sheet
    assert TITLE in sheet
    send_back(outgoing, words="", by=cast["leader"], proofs=signs())
    draft = a_draft(cast, item)
    revise(outgoing, draft=draft, by=cast["reader"], proofs=signs())
    again = words_of(client_of("keeper").get(address("draft-sheet", outgoing)).content)
    assert "吴定山" not in again


@pytest.mark.clause("DOC-24")
def test_the_register_is_printed_with_the_figures_of_each_category(
    cast: Any, signs: Any, client_of: Any
) -> None:
    printed(cast, signs)
    book = words_of(client_of("keeper").get(BOOK).content)
    for part in ("青办发〔2026〕1号", TITLE, "青岭市财政局，业务一处", "一般通知通报1件"):
        assert part in book
    assert client_of("stranger").get(BOOK).status_code == 404
