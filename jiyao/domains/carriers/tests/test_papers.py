"""The forms on paper: what stands on them, who prints them, and that each printing is known."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.papers.labels import fill_label, fill_labels
from jiyao.domains.carriers.papers.receiving import (
    fill_book,
    fill_receipt,
    fill_slip,
    span,
)
from jiyao.domains.carriers.procedures.circulating import send, sign_as_read, take_back
from jiyao.domains.carriers.titles import HIDDEN
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.paper.declarations import Sheet
from jiyao.foundation.paper.tests.reading import pages_of, words_of
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.middleware import reading_as
from tests.carriers_at_hand import the_room

TITLE = "关于自查的通知"
MARKUP = '#panic("x") *粗* $x$ "引"\n第二行'
BOOK = reverse("paper_of_register", args=["carriers.incoming-register"])


def address(code: str, record: Any) -> str:
    return reverse("paper", args=[f"carriers.{code}", record.public_id])


@pytest.fixture
def filled(cast: Any, behind_the_doors: Any) -> Callable[..., Sheet]:
    """Fill a form for the named member of the cast, as the person would read the rows."""

    def fill(form: Any, subject: Any, who: str) -> Sheet:
        many = isinstance(subject, list)
        asked = subject if many else [subject]
        model = type(asked[0])
        with reading_as(cast[who].pk):
            facts = facts_of(cast[who], timezone.now())
            rows = model.objects.filter(pk__in=[row.pk for row in asked])
            found = list(rows.order_by("pk"))
            return form(found if many else found[0], facts)

    return fill


@pytest.fixture
def circulated(copy: Any, cast: Any, signs: Any) -> Callable[[int], Any]:
    """Let a copy be read some times by the same reader, who signs in each way in turn."""

    def read(times: int) -> Any:
        kinds = (Kind.COUNTER, Kind.PAPER, Kind.SESSION)
        for each in range(times):
            proof = Proof(kinds[each % 3], "482915", cast["reader"].number)
            given = {**signs(), "to": proof, "reader": proof}
            send(
                copy, to=cast["reader"], due=None, place=the_room(), by=cast["keeper"], proofs=given
            )
            sign_as_read(copy, by=cast["reader"], proofs=signs())
            take_back(
                copy,
                reader=cast["reader"],
                counted=6,
                condition="",
                by=cast["keeper"],
                proofs=given,
            )
        return copy

    return read


@pytest.mark.clause("DOC-01", shows="shown")
def test_the_book_has_the_columns_of_the_paper_book(received: Any, filled: Any) -> None:
    document = received("state", "confidential", counted=3, declared=3)
    sheet = filled(fill_book, [document], "keeper")
    line = dict(zip(sheet.data["headings"], sheet.data["rows"][0], strict=True))
    assert len(line) == 14
    assert line["收文号"] == document.number
    assert (line["份数"], line["份号"], line["签收人"]) == ("3", "001—003", "陈静")
    assert (line["标题"], line["密级期限"], line["归入卷号"]) == ("代号件", "机密", "")


@pytest.mark.clause("SYS-02")
def test_the_book_shows_each_the_titles_he_may_read(received: Any, filled: Any) -> None:
    document = received()
    place = filled(fill_book, [document], "reader").data["headings"].index("标题")
    assert filled(fill_book, [document], "reader").data["rows"][0][place] == TITLE
    assert filled(fill_book, [document], "keeper").data["rows"][0][place] == str(HIDDEN)


@pytest.mark.clause("SYS-03")
def test_printing_the_book_is_one_entry_with_the_rows_of_each_level(
    received: Any, client_of: Any, new_entries: Any
) -> None:
    received()
    received("state", "confidential")
    response = client_of("keeper").get(BOOK)
    assert pages_of(response.content) == 1
    [entry] = new_entries("carriers.incoming-register.printed")
    assert entry["counts"] == {"state:2": 1, "work:1": 1}
    assert f"{entry['id'][:16]}{entry['id'][16:]}" in words_of(response.content)
    assert "打印：陈静（K0101）" in words_of(response.content)


def test_the_book_keeps_the_filter_of_the_page(received: Any, counted: Any, client_of: Any) -> None:
    document = received()
    counted(sender="青岭市财政局")
    page = client_of("keeper").get("/registers/carriers.document/?show=signed")
    assert f"{BOOK}?show=signed" in page.content.decode()
    words = words_of(client_of("keeper").get(f"{BOOK}?show=signed").content)
    assert document.number in words
    assert "青岭市财政局" not in words


@pytest.mark.clause("CIR-06")
@pytest.mark.clause("CIR-02", shows="shown")
def test_the_slip_names_how_each_reader_signed(
    circulated: Any, filled: Any, behind_the_doors: Any
) -> None:
    rows = filled(fill_slip, circulated(3), "keeper").data["rows"]
    assert [row[0] for row in rows[:4]] == ["1", "2", "3", ""]
    assert rows[0][1] == ["李思远", "业务一处"]
    assert rows[0][4] == [
        "领取：柜台刷卡并输PIN",
        "阅毕：本人登录确认",
        "退还：柜台刷卡并输PIN",
    ]
    assert rows[1][4][0] == "领取：纸上签字，机要员代录"
    assert rows[2][4][0] == "领取：待补签"


def test_the_slip_says_what_was_booked_late(copy: Any, cast: Any, signs: Any, filled: Any) -> None:
    send(
        copy,
        to=cast["reader"],
        due=None,
        place=the_room(),
        by=cast["keeper"],
        proofs=signs(to=cast["reader"]),
        happened_at=timezone.now(),
        source="纸质传阅单第 7 页",
    )
    [sent, returned] = filled(fill_slip, copy, "keeper").data["rows"][0][2:4]
    assert sent[1:] == ["补录"]
    assert returned == []


def test_a_slip_of_25_readings_has_two_pages_with_the_heading_on_both(
    circulated: Any, client_of: Any
) -> None:
    response = client_of("keeper").get(address("circulation-slip", circulated(25)))
    assert pages_of(response.content) == 2
    assert words_of(response.content).count("批示意见") == 2
    assert "第2页共2页" in words_of(response.content)


@pytest.mark.clause("DOC-01")
def test_the_receipt_tells_the_sender_what_is_missing(received: Any, filled: Any) -> None:
    document = received(counted=2, declared=3, remark="缺第三份")
    facts = {f["name"]: f["value"] for f in filled(fill_receipt, document, "keeper").data["facts"]}
    assert facts["清点结果"] == "份数不符，少 1 份。说明：缺第三份"
    assert (facts["封面注明份数"], facts["清点份数"]) == ("3", "2")


@pytest.mark.clause("DOC-15")
def test_each_copy_has_a_label_24_to_a_page(received: Any, filled: Any, client_of: Any) -> None:
    document = received(counted=25, declared=25)
    labels = filled(fill_labels, document, "keeper").data["labels"]
    assert [label["copy"] for label in labels[:2]] == ["份号 001", "份号 002"]
    assert len({label["code"] for label in labels}) == 25
    assert pages_of(client_of("keeper").get(address("labels", document)).content) == 2


def test_the_label_of_a_copy_in_the_room_is_printed_alone(
    received: Any, copy: Copy, filled: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    [label] = filled(fill_label, copy, "keeper").data["labels"]
    assert label["copy"] == f"份号 {copy.copy_number}"
    keeper, paper = client_of("keeper"), address("label", copy)
    assert paper in keeper.get(copy.get_absolute_url()).content.decode()
    assert pages_of(keeper.get(paper).content) == 1
    fields = {"to": cast["reader"], "place": the_room(), "due": None, "by": cast["keeper"]}
    send(copy, proofs=signs(to=cast["reader"]), **fields)
    assert keeper.get(paper).status_code == 404


def test_a_company_level_is_printed_without_a_star(received: Any, client_of: Any) -> None:
    document = received("trade", "low")
    words = words_of(client_of("keeper").get(address("labels", document)).content)
    assert "商密·一般" in words
    assert "★" not in words


def test_a_title_is_printed_as_words_whatever_it_contains(received: Any, client_of: Any) -> None:
    received(title=MARKUP)
    response = client_of("reader").get(BOOK)
    assert pages_of(response.content) == 1
    assert '#panic("x")*粗*$x$"引"第二行' in words_of(response.content)


@pytest.mark.clause("SYS-03")
@pytest.mark.parametrize("code", ["circulation-slip", "receipt", "labels"])
def test_a_printing_is_on_the_trail_and_is_kept_nowhere(
    received: Any, client_of: Any, new_entries: Any, behind_the_doors: Any, code: str
) -> None:
    document = received("state", "confidential")
    with behind_the_doors():
        copy = Copy.objects.filter(document=document).first()
    about = copy if code == "circulation-slip" else document
    response = client_of("keeper").get(address(code, about))
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "no-store"
    [entry] = new_entries(f"carriers.{code}.printed")
    assert (entry["ref"], entry["level"]) == (about.public_id.hex, "state:2")
    name = f"{code}-{entry['id'][:8]}.pdf"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'


@pytest.mark.clause("SYS-02", "SYS-06", shows="refused")
@pytest.mark.clause("DOC-01", shows="hidden")
@pytest.mark.parametrize("who", ["stranger", "system", "security", "audit"])
def test_strangers_and_administrators_find_nothing_to_print(
    received: Any, client_of: Any, new_entries: Any, who: str
) -> None:
    document = received()
    client = client_of(who)
    assert client.get(address("receipt", document)).status_code == 404
    assert client.get(BOOK).status_code == 404
    assert [e for e in new_entries() if e["code"].endswith(".printed")] == []
    assert len(new_entries("carriers.document.sought")) == 1


def test_a_paper_that_nobody_declared_is_not_found(copy: Any, client_of: Any) -> None:
    for code in ("nothing", "incoming-register", "receipt"):
        assert client_of("keeper").get(address(code, copy)).status_code == 404
    assert client_of("keeper").get("/papers/carriers.labels/").status_code == 404


def test_before_the_number_there_is_nothing_to_label(counted: Any, client_of: Any) -> None:
    document = counted()
    page = client_of("keeper").get(document.get_absolute_url())
    assert page.context["papers"] == []
    paper = f"/papers/carriers.labels/{document.public_id}.pdf"
    assert client_of("keeper").get(paper).status_code == 404


def test_the_pages_offer_their_papers_to_those_who_print_them(copy: Any, client_of: Any) -> None:
    assert address("circulation-slip", copy) in (
        client_of("keeper").get(copy.get_absolute_url()).content.decode()
    )
    assert "/papers/" not in client_of("reader").get(copy.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        (["001", "002", "003"], "001—003"),
        (["001"], "001"),
        (["001", "003"], "001、003"),
        (["甲", "乙"], "甲、乙"),
        ([], ""),
    ],
)
def test_copy_numbers_in_a_row_are_written_as_a_span(numbers: list[str], shown: str) -> None:
    assert span(numbers) == shown
