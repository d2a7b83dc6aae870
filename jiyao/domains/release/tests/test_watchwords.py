"""The organisation's own words, pasted or from a file that is looked at before it is entered."""

import io
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from jiyao.domains.release.models import Watchword
from jiyao.domains.release.procedures.watchwords import enter_words
from jiyao.domains.release.wordlists import lines_of, rows_of_text
from tests.released_at_hand import Desk

ADDRESS = "/release/watchwords/from-file/"
ACT = "/act/release.watchwords.entered/"


def workbook(*rows: tuple[Any, ...]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return made.getvalue()


@pytest.fixture
def looked_at(client_of: Any) -> Any:
    """What the page says of a file."""

    def post(data: bytes | str, name: str = "词表.txt", who: str = "secrecy_office") -> Any:
        content = data.encode() if isinstance(data, str) else data
        return client_of(who).post(ADDRESS, {"file": SimpleUploadedFile(name, content)})

    return post


def words_held(desk: Desk) -> dict[str, str]:
    with desk.behind():
        return dict(Watchword.objects.filter(until=None).values_list("word", "grade"))


@pytest.mark.parametrize(
    ("line", "word", "grade", "wrong"),
    [
        ("长缨", "长缨", "L2", ""),
        ("长缨\tL1", "长缨", "L1", ""),
        ("长缨 l3", "长缨", "L3", ""),
        ("长缨\t强标志", "长缨", "L1", ""),
        ("project X", "project X", "L2", ""),
        ("长缨\tL9", "长缨", "", "等级只能"),
        ("长缨 L9", "长缨", "", "等级只能"),
        ("长", "长", "L2", "不算标点少于"),
        ("〔★★〕长", "〔★★〕长", "L2", "不算标点少于"),
        ("长" * 121, "长" * 121, "L2", "多于 120"),
        ("长缨\tL1\t备注", "长缨", "L1", "多于两栏"),
    ],
)
def test_a_line_is_a_word_with_or_without_a_grade(
    line: str, word: str, grade: str, wrong: str
) -> None:
    [found] = lines_of(rows_of_text(line), set())
    assert (found.word, found.grade) == (word, grade)
    assert str(found.fault).startswith(wrong)
    assert bool(found.fault) == bool(wrong)


def test_what_is_known_repeated_or_wrong_is_told_at_its_line() -> None:
    rows = rows_of_text("敏感词\t等级\n长缨\n\n金星\nL\n金星\tL1\n")
    lines = lines_of(rows, {"长缨"})
    assert [(each.place, each.known, each.again, bool(each.fault)) for each in lines] == [
        (2, True, False, False),
        (4, False, False, False),
        (5, False, False, True),
        (6, False, True, False),
    ]


def test_a_file_is_previewed_and_nothing_is_written_before_it_is_confirmed(
    desk: Desk, looked_at: Any, client_of: Any, new_entries: Any
) -> None:
    enter_words(words=[("长缨", "L2")], by=desk.cast["secrecy_office"])
    shown = looked_at("长缨\n金星\tL1\n木\n金星\n")
    assert shown.context["counts"] == {"new": 1, "known": 2, "wrong": 1}
    assert words_held(desk) == {"长缨": "L2"}
    listed = shown.context["confirm"].initial["listed"]
    client_of("secrecy_office").post(ACT, {"listed": listed})
    assert words_held(desk) == {"长缨": "L2", "金星": "L1"}
    assert len(new_entries("release.watchwords.entered")) == 2


def test_a_workbook_is_read_with_one_column_or_two(looked_at: Any) -> None:
    shown = looked_at(workbook(("词", "等级"), ("金星", "提示"), (20261,), ("土星", 3)), "词.xlsx")
    assert shown.context["confirm"].initial["listed"] == "金星\tL3\r\n20261\tL2"
    assert shown.context["counts"]["wrong"] == 1


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"\xff\xfe\x00", "词.txt", "不是 2 MB 以内的文本文件"),
        (b"\0\1\2", "词.txt", "不是 2 MB 以内的文本文件"),
        (b"PK\x03\x04", "词.xlsx", "文件已损坏"),
        ("词".encode(), "词.xlsx", "文本"),
        (b"", "词.txt", "空"),
        ("长\n".encode() * 1_000_000, "词.txt", "不是 2 MB 以内的文本文件"),
    ],
)
def test_what_is_no_list_is_told_at_the_field(
    data: bytes, name: str, says: str, looked_at: Any
) -> None:
    shown = looked_at(data, name)
    assert shown.status_code == 200
    assert says in str(shown.context["form"].errors["file"])


def test_a_list_of_nothing_new_offers_nothing_to_confirm(desk: Desk, looked_at: Any) -> None:
    enter_words(words=[("长缨", "L2")], by=desk.cast["secrecy_office"])
    shown = looked_at("长缨\n")
    assert shown.context["confirm"] is None
    assert "没有可以登记的新词" in shown.content.decode()


def test_a_long_list_is_entered_in_parts(desk: Desk, looked_at: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("jiyao.domains.release.views.watchwords.MOST_AT_ONCE", 2)
    shown = looked_at("金星\n木星\n土星\n")
    assert (shown.context["taken"], shown.context["left"]) == (2, 1)
    assert "其余 1 个登记后" in shown.content.decode()


def test_no_more_is_offered_than_one_form_takes(looked_at: Any, client_of: Any) -> None:
    shown = looked_at("\n".join(f"{n:05}{'长' * 115}" for n in range(2000)))
    taken, left = shown.context["taken"], shown.context["left"]
    assert (taken + left, taken > 1500, left > 0) == (2000, True, True)
    listed = shown.context["confirm"].initial["listed"]
    assert client_of("secrecy_office").post(ACT, {"listed": listed}).status_code == 302


def test_pasted_words_that_are_wrong_are_told_by_their_line(desk: Desk, client_of: Any) -> None:
    shown = client_of("secrecy_office").post(ACT, {"listed": "金星\n木\n土星\tL7\n"})
    assert [str(fault) for fault in shown.context["form"].errors["listed"]] == [
        "第 2 行“木”不算标点少于 2 个字：处处都会命中",
        "第 3 行“土星”等级只能是 L1、L2、L3，或强标志、待人工判断、提示",
    ]
    assert words_held(desk) == {}


@pytest.mark.parametrize("who", ["leader", "keeper", "reader", "audit"])
def test_the_list_is_read_for_the_secrecy_office_alone(who: str, looked_at: Any) -> None:
    assert looked_at("金星\n", who=who).status_code == 403
