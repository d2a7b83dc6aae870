"""A file is what it is, whatever its name; too much is refused before it is parsed."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from jiyao.foundation.imports import limits
from jiyao.foundation.imports.workbooks import (
    ENCRYPTED_PART,
    OLE,
    ROOT,
    Unreadable,
    read_workbook,
)
from tests.ledgers import entry, workbook

OLD_EXCEL = OLE + bytes(600)


def packed(**parts: bytes) -> bytes:
    """Return a zip file with these parts; `_` in a name stands for a stroke."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "/").replace("DOT", "."), content)
    return stream.getvalue()


def with_part(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a good workbook with one part added or replaced, all packed by one method."""
    stream = BytesIO()
    good = BytesIO(workbook([entry()]))
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(stream, "w", method) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


def damaged(signature: bytes, changes: dict[int, int]) -> bytes:
    """Return a good workbook with some bytes changed, counted from the first signature."""
    data = bytearray(workbook([entry()]))
    begin = data.index(signature)
    for place, value in changes.items():
        data[begin + place] = value
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("旧簿.xlsx", b"", "空的"),
        ("旧簿.xlsx", "收文号,标题\n1,甲".encode(), "文本"),
        ("旧簿.xlsx", b"\xef\xbb\xbf<html><table></table></html>", "网页"),
        ("旧簿.xls", b"<!DOCTYPE html>", "网页"),
        ("旧簿.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00", "不是 Excel"),
        ("旧簿.xls", OLD_EXCEL, "旧格式"),
        ("旧簿.xlsx", OLD_EXCEL + ENCRYPTED_PART, "打开密码"),
        ("旧簿.xlsx", b"PK\x03\x04 and nothing more", "损坏"),
        ("旧簿.xlsx", workbook([entry()])[:4000], "损坏"),
        ("旧簿.xlsx", packed(word_documentDOTxml=b"<document/>"), "压缩包"),
        ("旧簿.docx", workbook([entry()]), "文件名"),
        ("旧簿.xlsx", with_part("xl/vbaProject.bin", b"macro"), "宏"),
        ("旧簿.xlsx", with_part("xl/workbook.xml", b"<workbook"), "损坏"),
        ("旧簿.xlsx", bytes(limits.FILE_BYTES + 1), "10 MB"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_what_is_no_workbook_is_refused_with_what_it_is(name: str, data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_workbook(name, data)


@pytest.mark.parametrize(
    "data",
    [
        damaged(b"[Content_Types].xml", dict.fromkeys(range(19, 40), 0xFF)),
        damaged(b"PK\x01\x02", {9: 0x08, 46: 0xFF}),
        damaged(b"PK\x05\x06", {18: 0x7F}),
        with_part("xl/other.xml", bytes(9), zipfile.ZIP_LZMA),
        with_part("xl/other.xml", bytes(9), zipfile.ZIP_BZIP2),
    ],
    ids=["a stream", "a name", "an offset", "another method", "one more method"],
)
def test_a_damaged_archive_is_told_as_damaged(data: bytes) -> None:
    with pytest.raises(Unreadable, match="损坏"):
        read_workbook("旧簿.xlsx", data)


def test_a_zip_bomb_is_weighed_before_it_is_parsed() -> None:
    bomb = with_part("xl/media/picture.xml", bytes(limits.UNPACKED_BYTES))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(Unreadable, match="64 MB"):
        read_workbook("旧簿.xlsx", bomb)


def test_an_archive_that_lies_about_its_sizes_is_weighed_all_the_same() -> None:
    content = bytes(limits.UNPACKED_BYTES + 1)
    bomb = with_part("xl/media/picture.xml", content)
    lie = bomb.replace(len(content).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(Unreadable, match="64 MB"):
        read_workbook("旧簿.xlsx", lie)


def test_entities_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha">]><workbook>&a;</workbook>'
    with pytest.raises(Unreadable, match="损坏"):
        read_workbook("旧簿.xlsx", with_part("xl/workbook.xml", laughs))


def test_one_cell_far_away_is_not_a_sheet_of_seventeen_thousand_million_cells() -> None:
    data = workbook([], then=lambda book, page: page.write(1_048_575, 16_383, "远"))
    with pytest.raises(Unreadable, match="太大"):
        read_workbook("旧簿.xlsx", data)


def test_more_rows_than_a_ledger_has_are_refused() -> None:
    rows = [[str(n)] for n in range(limits.ROWS + 1)]
    with pytest.raises(Unreadable, match="太大"):
        read_workbook("旧簿.xlsx", workbook(rows))


def test_values_are_taken_and_formulas_never_computed() -> None:
    def then(book: object, page: object) -> None:
        page.write_formula("A2", '="no" & "pe"', None, "值")  # type: ignore[attr-defined]
        page.write_formula("B2", "=1/0", None, "#DIV/0!")  # type: ignore[attr-defined]
        page.write_formula("C2", "=2+3", None, "")  # type: ignore[attr-defined]

    [sheet] = read_workbook("旧簿.xlsx", workbook([], then=then)).sheets
    assert dict(sheet["rows"])[2] == ["值", ["e", "#DIV/0!"], ["f"]]


def test_a_cell_of_ten_megabytes_keeps_only_its_beginning() -> None:
    sheet_xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"长" * 3_400_000}</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    data = with_part("xl/worksheets/sheet1.xml", sheet_xml.encode())
    [sheet] = read_workbook("旧簿.xlsx", data).sheets
    assert sheet["rows"] == [[1, [["long", "长" * 40, 3_400_000]]]]


def test_hidden_rows_and_columns_and_merged_cells_are_seen() -> None:
    def then(book: object, page: object) -> None:
        page.set_row(2, None, None, {"hidden": True})  # type: ignore[attr-defined]
        page.set_column("C:D", None, None, {"hidden": True})  # type: ignore[attr-defined]
        page.merge_range("A2:A4", "0001")  # type: ignore[attr-defined]

    rows = [["", "2024-03-05"], ["", "2024-03-06"], ["", "2024-03-07"]]
    [sheet] = read_workbook("旧簿.xlsx", workbook(rows, then=then)).sheets
    assert (sheet["hidden_rows"], sheet["hidden_columns"]) == ([3], [2, 3])
    assert [cells[0] for _place, cells in sheet["rows"][1:]] == ["0001"] * 3


def test_the_reader_can_write_no_file_and_leaves_no_memory_behind(tmp_path: Path) -> None:
    words = (
        "from jiyao.foundation.imports import reading as r; r._limit();"
        "assert r.resource.getrlimit(r.resource.RLIMIT_CORE) == (0, 0);"
        "open('file', 'wb', 0).write(b'anything')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", words], cwd=tmp_path, env=environment, capture_output=True
    )
    assert done.returncode != 0
    assert b"File too large" in done.stderr
    assert (tmp_path / "file").stat().st_size == 0
