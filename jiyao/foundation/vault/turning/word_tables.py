"""A table of Word on a grid: merged cells become one, and none covers another.

Source: ECMA-376 part 1, §17.4 (tables).
"""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from jiyao.foundation.vault.turning.flowing import Part
from jiyao.foundation.vault.turning.word_styles import points, value

HOLDING = {"w_sdt", "w_sdtContent", "w_customXml", "w_ins"}
WIDEST = 100


def table(element: Element, blocks: Callable[[Element], list[Part]]) -> Part:
    """Return a table. blocks: makes the content of one cell."""
    cells: list[Part] = []
    above: dict[int, Part] = {}
    rows = list(_below(element, "w_tr"))
    for y, row in enumerate(rows):
        x = _skipped(row)
        for cell in _below(row, "w_tc"):
            own = cell.find("w_tcPr")
            across = _span(value(own, "w_gridSpan"))
            if _goes_on(own) and above.get(x, {}).get("across") == across:
                above[x]["down"] = y - above[x]["y"] + 1
                above[x]["blocks"] += [each for each in blocks(cell) if each.get("runs") != []]
            else:
                above[x] = {"x": x, "y": y, "across": across, "down": 1, "blocks": blocks(cell)}
                cells.append(above[x])
            for covered in range(x + 1, x + across):
                above.pop(covered, None)
            x += across
    return {"kind": "table", "columns": _columns(element, cells), "cells": _clear(cells)}


def _below(element: Element, name: str) -> Iterator[Element]:
    for each in element:
        if each.tag == name:
            yield each
        elif each.tag in HOLDING:
            yield from _below(each, name)


def _skipped(row: Element) -> int:
    before = value(row.find("w_trPr"), "w_gridBefore")
    return _span(before) if before else 0


def _span(text: str) -> int:
    return min(max(int(text), 1), WIDEST) if text.isdigit() and len(text) < 4 else 1


def _goes_on(own: Element | None) -> bool:
    merged = own.find("w_vMerge") if own is not None else None
    return merged is not None and merged.get("w_val", "continue") == "continue"


def _columns(element: Element, cells: list[Part]) -> list[float]:
    """Return the widths of the columns in relation to each other."""
    told = [points(each.get("w_w", "0")) for each in element.iterfind("w_tblGrid/w_gridCol")]
    count = max((cell["x"] + cell["across"] for cell in cells), default=1)
    known = [width for width in told if width > 0]
    usual = sum(known) / len(known) if known else 1.0
    return [width if width > 0 else usual for width in [*told, *[0.0] * count][:count]]


def _clear(cells: list[Part]) -> list[Part]:
    """Return the cells, none reaching down into another."""
    taken: set[tuple[int, int]] = set()
    for cell in sorted(cells, key=lambda each: -each["y"]):
        own = range(cell["x"], cell["x"] + cell["across"])
        for down in range(1, cell["down"]):
            if any((x, cell["y"] + down) in taken for x in own):
                cell["down"] = down
                break
        taken |= {(x, cell["y"] + down) for x in own for down in range(cell["down"])}
    return cells
