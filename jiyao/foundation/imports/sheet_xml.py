"""What the parser of values does not tell of a sheet: hidden rows and columns, error values.

Read from the parts of the workbook themselves, as a stream; a document that declares an entity is
refused. Source: ECMA-376 part 1, §18.2 (workbook), §18.3 (worksheets), §18.18.11 (cell types).
"""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")
WIDEST = 16384


@dataclass
class Marks:
    """Hidden rows (numbered as in Excel), hidden columns (from 0), odd cells by (row, column)."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    odd: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0


def parts_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return sheet name → path in the archive. Raises KeyError or ValueError when damaged."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(name: str, given: dict[str, str]) -> None:
        if name == "Relationship":
            targets[given["Id"]] = given["Target"]

    def sheet(name: str, given: dict[str, str]) -> None:
        if name == "sheet":
            ref = given.get(f"{RELATION} id") or given.get(f"{STRICT_RELATION} id", "")
            sheets.append((given["name"], ref))

    _walk(archive, "xl/_rels/workbook.xml.rels", relation)
    _walk(archive, "xl/workbook.xml", sheet)
    return {name: _path(targets[ref]) for name, ref in sheets}


def marks_of(archive: zipfile.ZipFile, path: str) -> Marks:
    """Return the marks of one sheet. Raises KeyError or ValueError when damaged."""
    return _Reader().read(archive, path)


class _Reader:
    """Walks a sheet once; `kind`, `value` and `formula` are those of the cell that is open."""

    def __init__(self) -> None:
        self.marks = Marks()
        self.cell: tuple[int, int] | None = None
        self.kind = ""
        self.value = ""
        self.formula = self.inside = False

    def read(self, archive: zipfile.ZipFile, path: str) -> Marks:
        _walk(archive, path, self.begin, self.end, self.text)
        return self.marks

    def begin(self, name: str, given: dict[str, str]) -> None:
        if name == "row" and _is_on(given.get("hidden")) and given.get("r", "").isdigit():
            self.marks.hidden_rows.add(int(given["r"]))
        elif name == "col" and _is_on(given.get("hidden")):
            last = min(int(given["max"]), WIDEST)
            self.marks.hidden_columns |= set(range(int(given["min"]) - 1, last))
        elif name == "c":
            self.cell, self.kind = _place(given.get("r", "")), given.get("t", "n")
            self.value, self.formula = "", False
        elif name == "f":
            self.formula = True
        self.inside = name == "v"

    def text(self, data: str) -> None:
        if self.inside and len(self.value) < 20:
            self.value += data

    def end(self, name: str) -> None:
        self.inside = False
        if name != "c" or self.cell is None:
            return
        if self.value or self.kind == "inlineStr":
            self.marks.last_row = max(self.marks.last_row, self.cell[0])
            self.marks.last_column = max(self.marks.last_column, self.cell[1])
        if self.kind == "e":
            self.marks.odd[self.cell] = ["e", self.value]
        elif self.formula and not self.value and self.kind != "str":
            self.marks.odd[self.cell] = ["f"]


def _walk(
    archive: zipfile.ZipFile, path: str, begin: Any, end: Any = None, text: Any = None
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = _refuse_entity
    parser.StartElementHandler = lambda name, given: begin(name.rpartition(" ")[2], given)
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = text
    try:
        with archive.open(path) as part:
            parser.ParseFile(part)
    except expat.ExpatError as fault:
        raise ValueError(path) from fault


def _refuse_entity(*declared: Any) -> None:
    raise ValueError("entity")


def _path(target: str) -> str:
    return posixpath.normpath(posixpath.join("xl", target)).lstrip("/")


def _place(reference: str) -> tuple[int, int] | None:
    match = REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")
