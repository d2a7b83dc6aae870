"""A workbook becomes a flow: every sheet as a ruled table with the numbers of its rows and columns.

The values stored beside formulas are shown; nothing is computed. The cells are read here and not
by python-calamine, which tells neither a cell's number format nor what is hidden or drawn.
Source: ECMA-376 part 1, §18.2 (workbook), §18.3 (worksheets), §18.4 (strings), §18.8 (styles).
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.turning.containers import Container
from jiyao.foundation.vault.turning.excel_numbers import BUILT_IN, shown
from jiyao.foundation.vault.turning.excel_tables import Grid, letters, tables
from jiyao.foundation.vault.turning.faults import Unfit
from jiyao.foundation.vault.turning.flowing import Flow, Part, framed, leaf, paragraph

BOOK = "xl/workbook.xml"
CODES = re.compile(r'&(?:[LCRPNDTFAGZBIUSEXY]|"[^"]*"|\d+|K[0-9A-F]{6})')
INSIDE, NAMED = "xl/cellimages.xml", re.compile(r'DISPIMG\("([^"]+)"')
ANCHORS = ("xdr_twoCellAnchor", "xdr_oneCellAnchor", "xdr_absoluteAnchor")


def flow_of_excel(container: Container) -> Flow:
    """Return the flow of a workbook. Raises Unfit when it is damaged or too much."""
    reader = Reader(container)
    root = container.tree(BOOK)
    for each in root.iterfind("s_sheets/s_sheet"):
        reader.sheet(each)
    if not reader.flow.blocks:
        raise Unfit("damaged")
    reader.flow.page = {"width": 842.0, "height": 595.0, "sides": [36.0, 36.0, 40.0, 36.0]}
    return reader.flow


class Reader:
    """Reads the sheets of one workbook one after the other."""

    def __init__(self, container: Container) -> None:
        self.container, self.flow, self.cells = container, Flow(), 0
        self.related = container.related(BOOK)
        self.inside = self._pictures_in_cells()
        self.strings = [_said(each) for each in self._part("xl/sharedStrings.xml", "s_si")]
        told = container.tree(BOOK).find("s_workbookPr")
        self.since_1904 = told is not None and told.get("date1904") in ("1", "true")
        own = {
            e.get("numFmtId"): e.get("formatCode", "") for e in self._styled("s_numFmts/s_numFmt")
        }
        ids = [each.get("numFmtId", "0") for each in self._styled("s_cellXfs/s_xf")]
        self.formats = [own.get(each) or BUILT_IN.get(_whole(each), "?") for each in ids]

    def _part(self, name: str, rows: str) -> list[Element]:
        return self.container.tree(name).findall(rows) if name in self.container else []

    def _styled(self, path: str) -> list[Element]:
        return self._part("xl/styles.xml", path)

    def sheet(self, told: Element) -> None:
        """Add one sheet, hidden ones too, on a page of its own."""
        part = self.related.get(told.get("r_id", ""), "")
        root = self.container.tree(part)
        hidden = "（隐藏）" if told.get("state", "visible") != "visible" else ""
        self.flow.blocks += [leaf()] if self.flow.blocks else []
        heading = self.flow.words(f"工作表：{told.get('name', '')}{hidden}")
        self.flow.blocks.append(paragraph([run | {"sans": True, "size": 11} for run in heading]))
        if root.tag != "s_worksheet":
            self.flow.blocks.append(paragraph([self.flow.lost("图表工作表")]))
            return
        grid = self._grid(root)
        self.flow.blocks += tables(grid, self.flow) if grid.cells else [_empty(self.flow)]
        self.flow.blocks += self._beside(root, part)

    def _grid(self, root: Element) -> Grid:
        grid = Grid()
        for row in root.iterfind("s_sheetData/s_row"):
            number = _whole(row.get("r", "")) or grid.next_row()
            grid.row(number, _is_on(row.get("hidden")))
            for cell in row.iterfind("s_c"):
                runs = self._cell(cell)
                if runs:
                    self._count()
                    grid.put(cell.get("r", ""), runs, right=cell.get("t", "n") == "n")
        for each in root.iterfind("s_cols/s_col"):
            grid.columns(each)
        for each in root.iterfind("s_mergeCells/s_mergeCell"):
            grid.merge(each.get("ref", ""))
        return grid

    def _count(self) -> None:
        self.cells += 1
        if self.cells > limits.MOST_CELLS:
            raise Unfit("too_much")

    def _cell(self, cell: Element) -> list[Part]:
        kind, found = cell.get("t", "n"), cell.find("s_v")
        value = (found.text or "") if found is not None else ""
        if kind == "inlineStr":
            return self.flow.words("".join(_said(each) for each in cell.iterfind("s_is")))
        if kind == "s":
            known = _whole(value) < len(self.strings) if value.isdigit() else False
            return self.flow.words(self.strings[int(value)]) if known else [self.flow.lost("文字")]
        if not value:
            return [self.flow.lost("公式没有存结果")] if cell.find("s_f") is not None else []
        if kind == "b":
            return self.flow.words("TRUE" if value == "1" else "FALSE")
        if named := NAMED.search(value):
            return [self._picture(self.inside.get(named[1], ""))]
        return self._number(cell, value) if kind == "n" else self.flow.words(value)

    def _pictures_in_cells(self) -> dict[str, str]:
        """Return id → part of the pictures that WPS puts into cells, named there by DISPIMG."""
        related, found = self.container.related(INSIDE), {}
        for each in self._part(INSIDE, "other_cellImage"):
            names = [name.get("name", "") for name in each.iter("xdr_cNvPr")]
            refs = [blip.get("r_embed", "") for blip in each.iter("a_blip")]
            if names and refs:
                found[names[0]] = related.get(refs[0], "")
        return found

    def _picture(self, part: str) -> Part:
        if part not in self.container:
            return self.flow.lost("图片（不在文件中）")
        return self.flow.picture(self.container.read(part))

    def _number(self, cell: Element, value: str) -> list[Part]:
        style = _whole(cell.get("s", "0"))
        code = self.formats[style] if style < len(self.formats) else "General"
        try:
            made = shown(float(value), code, self.since_1904)
        except (ValueError, OverflowError):
            made = None
        if made is None:
            return [*self.flow.words(value), self.flow.lost(f"数字格式 {code[:40]}")]
        return self.flow.words(made.replace("-", "-\u2060"))

    def _beside(self, root: Element, part: str) -> list[Part]:
        """Return what does not stand in cells: header and footer, comments, drawings, objects."""
        related = self.container.related(part)
        edges = " ".join(
            CODES.sub(" ", each.text or "") for each in root.iterfind("s_headerFooter/*")
        )
        found = [framed("页眉页脚", [paragraph(self.flow.words(edges))])] if edges.strip() else []
        notes = [
            name for name in related.values() if "/comments" in name and name in self.container
        ]
        found += [block for name in notes for block in self._comments(name)]
        for each in root.iterfind("s_drawing"):
            found += self._drawings(related.get(each.get("r_id", ""), ""))
        lost = [f"嵌入对象 {e.get('progId', '')}" for e in root.iter("s_oleObject")]
        lost += ["背景图片"] * len(root.findall("s_picture"))
        lost += ["页眉页脚中的图片"] * len(root.findall("s_legacyDrawingHF"))
        lost += ["控件"] * sum(1 for _each in root.iter("s_control"))
        lost += ["迷你图"] * sum(1 for _each in root.iter("other_sparkline"))
        return found + [paragraph([self.flow.lost(words)]) for words in dict.fromkeys(lost)]

    def _comments(self, part: str) -> list[Part]:
        rows = self._part(part, "s_commentList/s_comment")
        lines = [f"{each.get('ref', '')}：{_said(each.find('s_text'))}" for each in rows]
        found = [paragraph(self.flow.words(line)) for line in lines]
        return [framed("批注", found)] if found else []

    def _drawings(self, part: str) -> list[Part]:
        if part not in self.container:
            return [paragraph([self.flow.lost("图形")])]
        related, found = self.container.related(part), []
        for anchor in self.container.tree(part):
            if anchor.tag in ANCHORS:
                found.append(framed(_anchored(anchor), self._drawn(anchor, related)))
        return found

    def _drawn(self, anchor: Element, related: dict[str, str]) -> list[Part]:
        blips = [related.get(each.get("r_embed", ""), "") for each in anchor.iter("a_blip")]
        runs = [self._picture(name) for name in blips]
        words = "".join(each.text or "" for each in anchor.iter("a_t"))
        runs += self.flow.words(words)
        if any(True for _each in anchor.iter("chart_chart")):
            runs.append(self.flow.lost("图表"))
        return [paragraph(runs or [self.flow.lost("图形")])]


def _anchored(anchor: Element) -> str:
    start = anchor.find("xdr_from")
    if start is None:
        return "图形"
    column, row = start.findtext("xdr_col", ""), start.findtext("xdr_row", "")
    return f"图形，在 {letters(_whole(column) + 1)}{_whole(row) + 1}"


def _empty(flow: Flow) -> Part:
    return paragraph(flow.words("（空表）"))


def _said(holder: Element | None) -> str:
    """Return the words of a string of plain or rich text, without the sounds beside it."""
    if holder is None:
        return ""
    own = [e.text or "" for e in holder.iterfind("s_t")]
    return "".join(own + [e.text or "" for e in holder.iterfind("s_r/s_t")])


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _is_on(value: Any) -> bool:
    return value in ("1", "true")
