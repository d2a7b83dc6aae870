"""Where the headings stand is guessed, and what stands around the table is left out."""

from typing import Any

from jiyao.foundation.imports.declarations import IMPORTERS
from jiyao.foundation.imports.sheets import (
    Arrangement,
    guess_arrangement,
    guess_columns,
    headings,
    is_note,
    letter,
    rows_below,
)

FIELDS = IMPORTERS["carriers.document"].fields


def sheet(rows: list[list[Any]], **marks: Any) -> dict[str, Any]:
    """Return a sheet as the reader gives it."""
    numbered = [[place, cells] for place, cells in enumerate(rows, start=1) if cells]
    empty = {"name": "表", "hidden": False, "hidden_rows": [], "hidden_columns": [], "merged": []}
    return {**empty, "rows": numbered, **marks}


def test_headings_under_a_title_are_found() -> None:
    page = sheet([["某局收文登记簿"], [], ["收文号", "来文单位", "文件标题"], ["1", "某局", "甲"]])
    assert guess_arrangement([page], FIELDS) == Arrangement(header=3)


def test_headings_over_two_rows_are_found_and_joined() -> None:
    page = sheet(
        [
            ["收文号", "来文", "", "标题"],
            ["收文号", "机关", "字号", "标题"],
            ["1", "甲", "乙", "丙"],
        ],
        merged=[[0, 0, 1, 0], [0, 1, 0, 2], [0, 3, 1, 3]],
    )
    chosen = guess_arrangement([page], FIELDS)
    assert (chosen.header, chosen.depth) == (1, 2)
    assert headings(page, chosen) == {0: "收文号", 1: "来文 机关", 2: "来文 字号", 3: "标题"}


def test_the_sheet_with_the_table_is_chosen_before_a_hidden_one() -> None:
    cover = sheet([["说明"]])
    hidden = sheet([["收文号", "标题"]], hidden=True)
    shown = sheet([["收文号", "标题"]])
    assert guess_arrangement([cover, hidden, shown], FIELDS).sheet == 2


def test_a_column_is_guessed_by_its_own_name_before_a_similar_one() -> None:
    guessed = guess_columns({0: "序号", 1: "来文文号", 2: "收文编号", 3: "发文单位"}, FIELDS)
    assert guessed == {"number": 2, "sender": 3, "sender_number": 1}


def test_hidden_rows_and_columns_are_left_out_when_so_chosen() -> None:
    page = sheet(
        [["收文号", "标题"], ["1", "甲"], ["2", "乙"]], hidden_rows=[3], hidden_columns=[1]
    )
    with_all, without = Arrangement(), Arrangement(hidden_rows=False, hidden_columns=False)
    assert [place for place, _cells in rows_below(page, with_all)] == [2, 3]
    assert [place for place, _cells in rows_below(page, without)] == [2]
    assert headings(page, without) == {0: "收文号"}


def test_notes_and_sums_are_told_from_entries() -> None:
    for cells in (["填表人：陈静"], ["合计", "", 200], ["注：本簿按年编号"], ["", "", "续下页"]):
        assert is_note(cells)
    assert not is_note(["1", "2024-03-05", "某局", "", "通知"])


def test_columns_have_the_letters_of_excel() -> None:
    assert [letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
