"""Sheet, headings, columns and single cells are chosen on the pages; each choice is checked."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.ledgers import HEADINGS, entry, messy, workbook


def hide(book: Any, page: Any) -> None:
    page.set_row(2, None, None, {"hidden": True})
    page.set_column("M:M", None, None, {"hidden": True})


def test_a_messy_ledger_shows_exactly_its_faults_by_cell(desk: Any) -> None:
    made = messy(300, seed=3, faults=18)
    faults = desk.check(made.data, due_on_steady="2030-12-31")
    assert {fault[0] for fault in faults} == set(made.faulty)
    assert desk.draft.counts == {"good": 282, "faulty": 18, "skipped": 3}
    page = desk.client.get(desk.ledger.get_absolute_url())
    assert [line["cell"] for line in page.context["lines"]] == [fault[2] for fault in faults]
    assert desk.client.get("/registers/carriers.document/").context["count_text"] == "共 0 条"


def test_who_has_hidden_rows_must_say_what_becomes_of_them(desk: Any) -> None:
    desk.upload(workbook([entry("1"), entry("2"), entry("3")], then=hide))
    answer = desk.arrange()
    assert set(answer.context["form"].errors) == {"hidden_rows", "hidden_columns"}
    assert "隐藏着" in answer.content.decode()
    desk.arrange(hidden_rows="no", hidden_columns="no")
    desk.match()
    assert desk.draft.counts["good"] == 2
    assert "note" not in desk.draft.columns
    desk.arrange(hidden_rows="yes", hidden_columns="yes")
    desk.match()
    assert desk.draft.counts["good"] == 3


def test_headings_where_nothing_stands_are_answered_at_the_field(desk: Any) -> None:
    desk.upload(workbook([entry()]))
    assert "没有内容" in str(desk.arrange(header=150).context["form"].errors["header"])
    assert "没有登记行" in str(desk.arrange(header=2).context["form"].errors["header"])
    assert "header" in desk.arrange(header="第一行").context["form"].errors
    assert "sheet" in desk.arrange(sheet=9).context["form"].errors


@pytest.mark.parametrize("sheet", ["²", "9" * 5000, "-1", "一", "", "1"])
def test_a_sheet_that_is_not_there_shows_the_first(desk: Any, sheet: str) -> None:
    desk.upload(workbook([entry()]))
    page = desk.client.get(desk.ledger.get_absolute_url(), {"sheet": sheet})
    assert (page.status_code, page.context["form"].initial["sheet"]) == (200, 0)


@pytest.mark.parametrize("column", ["²", "9" * 5000, "-1", "99"])
def test_a_column_that_is_not_there_is_answered_at_the_field(desk: Any, column: str) -> None:
    desk.upload(workbook([entry()]))
    desk.arrange()
    answer = desk.match(title=column)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["title"])


def test_every_required_field_has_a_column_or_a_steady_value(desk: Any) -> None:
    without_level = [value for n, value in enumerate(entry()) if n != 6]
    headings = tuple(name for name in HEADINGS if name != "密级")
    desk.upload(workbook([without_level], headings=headings))
    desk.arrange()
    assert "level" in desk.match().context["form"].errors
    assert desk.match(level_steady="内部").status_code == 302
    assert desk.draft.counts == {"good": 1, "faulty": 0, "skipped": 0}


def test_one_column_is_not_two_fields(desk: Any) -> None:
    desk.upload(workbook([entry()]))
    desk.arrange()
    assert "已经用于" in str(desk.match(note="4").context["form"].errors["note"])


def test_a_cell_is_mended_in_place(desk: Any, new_entries: Any) -> None:
    desk.check(workbook([entry("1", 收文日期="2024-02-30"), entry("2", 份数=-1)]))
    assert desk.post("mended", row=2, field="received_at", value="2024-02-29").status_code == 302
    assert [fault[2] for fault in desk.draft.found["faults"]] == ["H3"]
    assert desk.post("mended", row=3, field="counted", value="二").status_code == 302
    assert desk.draft.found["faults"][0][3:] == ["二", "不是整数"]
    desk.post("mended", row=3, field="counted", value="1")
    assert (desk.ledger.good, desk.ledger.faulty) == (2, 0)
    assert len(new_entries("imports.ledger.mended")) == 3


def test_odd_mending_is_answered_at_its_field(desk: Any) -> None:
    desk.check(workbook([entry("1", 份数=-1)]))
    for field, fields in (
        ("row", {"row": 99, "field": "counted", "value": "1"}),
        ("row", {"row": "x", "field": "counted", "value": "1"}),
        ("field", {"row": 2, "field": "level_id", "value": "1"}),
        ("value", {"row": 2, "field": "counted", "value": "1" * 301}),
    ):
        assert field in desk.post("mended", **fields).context["form"].errors


def test_a_mended_file_takes_the_place_of_the_first_with_the_same_columns(desk: Any) -> None:
    desk.check(workbook([entry("1", 标题="", 备注="标题甲")]), title="12", note="")
    assert desk.draft.counts["faulty"] == 0
    better = SimpleUploadedFile(
        "改好.xlsx", workbook([entry("1", 备注="甲"), entry("2", 备注="乙")])
    )
    assert desk.post("replaced", file=better).status_code == 302
    assert (desk.ledger.state, desk.ledger.good) == ("checked", 2)
    assert desk.draft.columns["title"] == 12


def test_a_file_with_other_headings_begins_again(desk: Any) -> None:
    desk.check(workbook([entry("1")]))
    other = SimpleUploadedFile("另.xlsx", workbook([["1", "甲"]], headings=("收文号", "标题")))
    assert desk.post("replaced", file=other).status_code == 302
    assert desk.ledger.state == "uploaded"


def test_what_another_window_changed_is_not_overwritten(desk: Any, cast: Any) -> None:
    from jiyao.foundation.imports.procedures.arranging import arrange
    from jiyao.foundation.procedures.refusals import Refused

    desk.check(workbook([entry("1")]))
    stale = desk.draft
    desk.arrange()
    with pytest.raises(Refused, match="另一个窗口"):
        arrange(desk.ledger, draft=stale, by=cast["keeper"])


def test_the_steps_come_in_their_order(desk: Any) -> None:
    desk.upload(workbook([entry("1")]))
    page = desk.client.get(f"/act/imports.ledger.mapped/{desk.ledger.public_id}/")
    assert "还没有选工作表和表头" in page.content.decode()
    answer = desk.post("confirmed", revision=1, by_pin="482915")
    assert answer.status_code == 409
    assert desk.ledger.state == "uploaded"
