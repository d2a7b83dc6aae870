"""What a document says stands on its pages, and what is not shown is named where it is missing."""

import io
from typing import Any

import pytest
import xlsxwriter

from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.vault.apart import Seen, turn
from jiyao.foundation.vault.turning.excel_numbers import shown
from jiyao.foundation.vault.turning.word_numbers import counted
from tests.documents import (
    PACKAGE,
    RELATION,
    archive,
    cell,
    docx,
    drawing,
    line,
    ofd,
    placed,
    run,
    shown_picture,
    unpacked,
    xlsx,
)
from tests.files import picture

BOX = f"<w:txbxContent>{line('框中的话')}</w:txbxContent>"
TWICE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    f"{BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def pages(data: bytes) -> tuple[str, Seen]:
    """Return the words on the pages, and what the program told."""
    seen = turn(data)
    assert seen.fault == ""
    return words_of(seen.made), seen


def numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{1}"/></w:numPr>'


def test_the_words_of_a_word_document_stand_in_their_order() -> None:
    table = f"<w:tbl><w:tr>{cell('甲')}{cell('乙')}</w:tr></w:tbl>"
    words, seen = pages(
        docx(
            line(run("关于"), run("保密", "<w:b/>"), run("自查的通知")),
            line("范围", look=numbered(0)),
            line("文件", look=numbered(1)),
            line("设备", look=numbered(1)),
            line("时间", look=numbered(0)),
            table,
            line(shown_picture("one"), TWICE),
            numbering=LISTS,
            one=picture(),
        )
    )
    assert "关于保密自查的通知一、范围1.文件2.设备二、时间甲乙文本框框中的话" in words
    assert words.count("框中的话") == 1
    assert seen.missing == 0


def test_what_an_author_hid_or_struck_out_is_shown_as_such() -> None:
    removed = '<w:del w:id="1"><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
    note = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    words, _seen = pages(
        docx(
            line(run("藏的话", "<w:vanish/>"), removed, note),
            footnotes=f'<w:footnote w:id="7">{line("注的话")}</w:footnote>',
            comments=f'<w:comment w:id="1" w:author="某甲">{line("批的话")}</w:comment>',
        )
    )
    for said in ("〔隐藏文字：藏的话〕", "删去的话", "脚注7注的话", "批注1（某甲）批的话"):
        assert said in words


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        (drawing('<c:chart r:id="x"/>'), "图表"),
        (drawing("<a:graphic/>"), "图形"),
        (shown_picture("none"), "图片（不在文件中）"),
        (shown_picture("bad"), "图片（格式不支持或已损坏）"),
        ("<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>", "公式，下为其中的文字E=mc"),
        ('<w:r><w:object><o:OLEObject ProgID="Excel.8"/></w:object></w:r>', "嵌入对象Excel.8"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "符号WingdingsF0FE"),
        ("<w:strange/>", "不认识的内容w_strange"),
        (run("\ue123"), "字库没有的字U+E123"),
    ],
)
def test_what_word_has_and_the_pages_have_not_is_named_in_its_place(
    inside: str, named: str
) -> None:
    words, seen = pages(docx(line("前", inside, "后"), bad=b"\xd7\xcd\xc6\x9a" * 9))
    assert f"前未显示：{named}后" in words
    assert seen.missing == 1


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


@pytest.mark.parametrize(
    ("number", "how", "said"),
    [
        (21, "chineseCounting", "二十一"),
        (10, "chineseCountingThousand", "十"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (1, "ideographTraditional", "甲"),
        (14, "lowerRoman", "xiv"),
        (2, "upperLetter", "B"),
    ],
)
def test_a_list_counts_as_word_counts(number: int, how: str, said: str) -> None:
    assert counted(number, how) == said


def test_an_ofd_shows_its_template_and_names_what_it_does_not_show() -> None:
    words, seen = pages(
        ofd(
            placed("通知的话", 30, 50),
            placed("缺\ue001字", 30, 70),
            '<ofd:ImageObject Boundary="20 180 40 30" CTM="40 0 0 30 0 0" ResourceID="one"/>',
            '<ofd:ImageObject Boundary="80 180 40 30" ResourceID="bad"/>',
            '<ofd:VideoObject Boundary="130 180 40 30"/>',
            '<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 A 5 5 0 1 1 9 9 C'
            "</ofd:AbbreviatedData></ofd:PathObject>",
            media={"one": picture(), "bad": b"?"},
            template=placed("机密★", 20, 20),
            Attachments='<ofd:Attachment Name="底稿.xls"/>',
        )
    )
    for said in (
        "机密★",
        "通知的话",
        "附件底稿.xls",
        "图片（格式不支持或已损坏）",
        "VideoObject",
        "U+E001",
    ):
        assert said in words
    assert seen.missing == 4


@pytest.mark.parametrize("value", [picture(), b"OFD inside"])
def test_a_seal_is_shown_or_named_and_said_to_be_unverified(value: bytes) -> None:
    stamp = (
        '<ofd:SignedInfo><ofd:StampAnnot PageRef="1" Boundary="100 200 40 40"/></ofd:SignedInfo>'
    )
    words, seen = pages(
        ofd(
            placed("通知", 30, 50),
            media={"seal.dat": b"\x30\x82" + value},
            Signs='<ofd:Signature BaseLoc="Signature.xml"/>',
            Signature=f"{stamp}<ofd:SignedValue>seal.dat</ofd:SignedValue>",
        )
    )
    assert "未验证其签名" in words
    assert seen.missing == (0 if value.startswith(b"\x89PNG") else 1)
    assert ("电子印章的印模" in words) == (seen.missing == 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("一二三".encode("gb18030"), "一二三"),
        ("一二三".encode(), "一二三"),
        ("一二三".encode("utf-8-sig"), "一二三"),
        ("一二三".encode("utf-16"), "一二三"),
        ("一\n二".encode("utf-16-be"), "一二"),
        (b"#set page(fill: red) \\ *x* $y$ </w:t>", "#setpage(fill:red)\\*x*$y$</w:t>"),
    ],
)
def test_plain_text_is_read_in_its_encoding_and_is_never_markup(data: bytes, words: str) -> None:
    assert words in pages(data)[0]


def too_many_cells() -> bytes:
    return xlsx([["格"] * 100] * 401)


def too_many_marks() -> bytes:
    return ofd(placed("字" * 500, 0, 0) * 401)


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (too_many_cells, "too_much"),
        (too_many_marks, "too_much"),
        (lambda: docx("字" * 2_000_001), "too_much"),
        (lambda: archive({"word/document.xml": bytes(257 << 20)}), "too_much"),
        (lambda: docx(*["<w:p/>"] * 2)[:400], ""),
    ],
)
def test_what_is_too_much_or_broken_ends_with_a_word_for_it(make: Any, fault: str) -> None:
    seen = turn(make())
    assert (seen.fault, seen.made) == (fault, b"")
