"""What a document says stands on its pages, and what is not shown is named where it is missing."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pytest

from jiyao.foundation.vault.apart import turn
from jiyao.foundation.vault.turning.word_numbers import counted
from jiyao.foundation.vault.turning.word_styles import run_look
from tests.documents import (
    archive,
    cell,
    docx,
    drawing,
    line,
    ofd,
    placed,
    run,
    shown_picture,
    xlsx,
)
from tests.files import picture
from tests.vault.pages import pages

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


@pytest.mark.parametrize(("color", "drawn"), [("FFFFFF", "#000000"), ("FF0000", "#FF0000")])
def test_white_words_are_drawn_black_since_the_ground_behind_them_is_not(
    color: str, drawn: str
) -> None:
    look = Element("w_rPr")
    SubElement(look, "w_color", w_val=color)
    assert run_look(look)["color"] == drawn


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
