"""A workbook on its pages: every sheet, every number as Excel writes it, and what is missing."""

import io

import pytest
import xlsxwriter

from jiyao.foundation.vault.turning.excel_numbers import shown
from tests.documents import PACKAGE, RELATION, unpacked, xlsx
from tests.files import picture
from tests.vault.pages import pages


def workbook() -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("台账")
    sheet.merge_range("A1:C1", "登记表")
    sheet.write("A2", 7, book.add_format({"num_format": "000"}))
    sheet.write("B2", 0.5, book.add_format({"num_format": "# ?/?"}))
    sheet.write_formula("C2", "=1+1", value="")
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.write_comment("A2", "批的话")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=台账!$A$1:$A$2"})
    sheet.insert_chart("E5", chart)
    sheet.insert_textbox("E9", "框中的话")
    hidden = book.add_worksheet("里页")
    hidden.hide()
    hidden.write(0, 0, "藏的话")
    book.close()
    return made.getvalue()


def test_a_workbook_shows_all_its_sheets_and_names_what_it_does_not_show() -> None:
    words, seen = pages(workbook())
    for said in (
        "工作表：台账",
        "登记表",
        "2隐",
        "007",
        "批的话",
        "框中的话",
        "里页（隐藏）",
        "藏的话",
    ):
        assert said in words
    for named in ("数字格式#?/?", "公式没有存结果", "图表"):
        assert f"未显示：{named}" in words
    assert seen.missing == 3


CELL_IMAGES = (
    '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"'
    ' xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    f' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{RELATION}">'
    '<etc:cellImage><xdr:pic><xdr:cNvPr name="ID_1"/><a:blip r:embed="r1"/></xdr:pic>'
    "</etc:cellImage></etc:cellImages>"
)
NAMES_IT = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Target="one.png"/></Relationships>'
)


@pytest.mark.parametrize(
    ("parts", "missing"),
    [
        ({}, 1),
        (
            {
                "xl/cellimages.xml": CELL_IMAGES,
                "xl/_rels/cellimages.xml.rels": NAMES_IT,
                "xl/one.png": picture(),
            },
            0,
        ),
    ],
)
def test_a_picture_that_wps_put_into_a_cell_is_shown_or_named(
    parts: dict[str, str | bytes], missing: int
) -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.add_worksheet().write_formula("A1", "=1", value='=DISPIMG("ID_1",1)')
    book.close()
    words, seen = pages(unpacked(made.getvalue(), **parts))
    assert ("图片（不在文件中）" in words, seen.missing) == (missing == 1, missing)


def test_a_sheet_wider_than_the_paper_goes_on_below_itself() -> None:
    words, _seen = pages(xlsx([[f"第{n}格" for n in range(60)]]))
    assert all(f"第{n}格" in words for n in range(60))


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (7, "000", "007"),
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        (0.125, "0.0%", "12.5%"),
        (1234.5, '"¥"#,##0.00_ ', "¥1,234.50"),
        (46082.604166667, 'yyyy"年"m"月"d"日" hh:mm', "2026年3月1日 14:30"),
        (46082, "[$-804]yyyy/m/d;@", "2026/3/1"),
        (1.5, "[h]:mm", "36:00"),
        (3.0, "General", "3"),
        (0.1, "General", "0.1"),
        (1.5, "# ?/?", None),
    ],
)
def test_a_number_reads_as_excel_writes_it(number: float, code: str, said: str | None) -> None:
    assert shown(number, code) == said
