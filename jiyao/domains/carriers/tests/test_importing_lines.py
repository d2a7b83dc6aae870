"""Several lines under one merged number are one document: who has which copy, since when."""

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Custody, Document
from jiyao.foundation.imports.tests.conftest import desk, without_pauses  # noqa: F401
from tests.ledgers import HEADINGS, entry, workbook

DUE = {"due_on_steady": "2030-12-31"}
COLUMNS = {name: place for place, name in enumerate(HEADINGS)}


def lines(*changes: dict[str, Any], merged: tuple[str, ...] = ("收文号",)) -> bytes:
    """Return a ledger whose first rows stand under one number, these columns merged over them."""
    whole = [entry("旧1号", **{"份数": "", "页数": ""} | each) for each in changes]
    rows = [whole[0], *whole[1:], entry("旧2号")]

    def merge(book: Any, page: Any) -> None:
        for name in merged:
            column = COLUMNS[name]
            page.merge_range(1, column, len(whole), column, whole[0][column])

    return workbook(rows, then=merge)


def further(**changes: Any) -> dict[str, Any]:
    """Return a further line, which says nothing but this."""
    return dict.fromkeys(HEADINGS, "") | changes


def copies(behind: Any) -> list[tuple[Any, ...]]:
    with behind():
        rows = Copy.objects.filter(document__number="旧1号").order_by("copy_number")
        return list(rows.values_list("copy_number", "holder__name"))


@pytest.mark.clause("DOC-01", "DOC-15")
@pytest.mark.parametrize(
    ("merged", "first", "second", "third"),
    [
        (("收文号",), {"份号": "001"}, {"份号": "002"}, {"份号": "003"}),
        (("收文号", "份号"), {"份号": "001-003"}, {}, {}),
        (("收文号", "份数"), {"份数": 3}, {}, {}),
        (("收文号", "收文日期", "标题"), {}, {}, {}),
    ],
    ids=["numbered", "numbers merged", "count merged", "not told"],
)
def test_each_line_is_a_copy_with_its_holder(
    merged: Any,
    first: Any,
    second: Any,
    third: Any,
    desk: Any,  # noqa: F811 - the fixture above
    behind_the_doors: Any,
) -> None:
    book = lines(
        first | {"持有人": "李思远", "领取日期": "2024-03-08"},
        further(**second, 持有人="陈静", 领取日期="2024-03-09"),
        further(**third),
        merged=merged,
    )
    assert desk.check(book, **DUE) == []
    assert desk.ledger.good == 2
    desk.confirm()
    desk.write()
    assert copies(behind_the_doors) == [("001", "李思远"), ("002", "陈静"), ("003", None)]
    with behind_the_doors():
        assert Document.objects.count() == 2
        taken = Custody.objects.get(copy__number="旧1号/002", step=2)
    assert taken.at == timezone.make_aware(datetime(2024, 3, 9))


def test_a_holder_merged_over_two_lines_has_both(desk: Any, behind_the_doors: Any) -> None:  # noqa: F811
    holder = {"持有人": "李思远"}
    book = lines(holder, further(), merged=("收文号", "持有人"))
    desk.take_in(book, **DUE)
    assert copies(behind_the_doors) == [("001", "李思远"), ("002", "李思远")]


@pytest.mark.parametrize(
    ("second", "field", "words"),
    [
        ({"标题": "关于另一件事的通知"}, "title", "与第 2 行不同"),
        ({"持有人": "查无此人"}, "holders", "名册里没有"),
        ({"持有人": "陈静", "领取日期": "2024-03-01"}, "taken_at", "早于收文日期"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_at_the_cell_of_its_own_line(
    second: Any,
    field: str,
    words: str,
    desk: Any,  # noqa: F811
) -> None:
    [[place, name, _cell, _read, message]] = desk.check(lines({}, further(**second)), **DUE)
    assert (place, name) == (3, field)
    assert words in message
    assert (desk.ledger.good, desk.ledger.faulty) == (1, 1)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ({"份号": "001"}, {"份号": "001"}, "份号 001 重复"),
        ({"份数": 3}, {"备注": "缺页"}, "2 行，却有 3 份"),
    ],
    ids=["twice", "too many"],
)
def test_lines_and_copies_must_agree(first: Any, second: Any, words: str, desk: Any) -> None:  # noqa: F811
    [[place, name, _cell, _read, message]] = desk.check(lines(first, further(**second)), **DUE)
    assert (place, name) == (2, "copies")
    assert words in message


@pytest.mark.parametrize(
    "book",
    [
        [{"份数": 999}, further(份数=1)],
        [{"份号": "001"}, *[further(备注="缺页") for _line in range(999)]],
    ],
    ids=["copies", "lines"],
)
def test_more_copies_than_one_number_can_have_are_refused_once(book: Any, desk: Any) -> None:  # noqa: F811
    [[place, name, _cell, _read, message]] = desk.check(lines(*book), **DUE)
    assert (place, name) == (2, "copies")
    assert "同一收文号下超过 999 份" in message


def test_a_mended_number_goes_for_all_its_lines(desk: Any, behind_the_doors: Any) -> None:  # noqa: F811
    desk.check(lines({"份号": "001"}, further(份号="001")), **DUE)
    desk.post("mended", row=3, field="copies", value="002")
    desk.post("mended", row=2, field="number", value="旧3号")
    assert desk.draft.found["faults"] == []
    desk.confirm()
    desk.write()
    with behind_the_doors():
        numbers = Copy.objects.filter(document__number="旧3号").values_list("number", flat=True)
        assert sorted(numbers) == ["旧3号/001", "旧3号/002"]


@pytest.mark.clause("SYS-10")
def test_what_a_further_line_says_above_the_ceiling_is_wiped(desk: Any) -> None:  # noqa: F811
    first = {"密级": "机密★20年", "代号": "七号件", "标题": ""}
    desk.check(lines(first, further(标题="绝不可存", 备注="也不可存")), **DUE)
    kept = str(desk.draft.sheets) + str(desk.draft.found)
    assert "不可存" not in kept
