"""How paragraphs and runs of Word look: their own properties over those of their styles.

Source: ECMA-376 part 1, §17.3.1 (paragraphs), §17.3.2 (runs), §17.7 (styles).
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

OFF = ("0", "false", "off", "none")
COLOUR = re.compile(r"[0-9a-fA-F]{6}")
LIGHT = 500  # of 765: the grounds that light words stand on are not drawn
ALIGNED = {"center": "center", "right": "right", "end": "right"}


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        rows = root.findall("w_style") if root is not None else []
        self.known = {row.get("w_styleId", ""): row for row in rows}
        self.normal = next(
            (
                row
                for row in rows
                if row.get("w_default") in ("1", "true") and row.get("w_type") == "paragraph"
            ),
            None,
        )

    def chain(self, name: str) -> list[Element]:
        """Return a style and those it is based on, the most general first."""
        found: list[Element] = []
        style = self.known.get(name, self.normal)
        while style is not None and style not in found and len(found) < 20:
            found.insert(0, style)
            based = style.find("w_basedOn")
            style = None if based is None else self.known.get(based.get("w_val", ""))
        return found

    def of_paragraph(self, own: Element | None) -> dict[str, Any]:
        """Return align, indent, first (points), numbering and the look of the runs."""
        name = value(own, "w_pStyle")
        look: dict[str, Any] = {"run": {}}
        for style in self.chain(name):
            look |= _paragraph(style.find("w_pPr"))
            look["run"] = look["run"] | run_look(style.find("w_rPr"))
        return look | _paragraph(own)

    def of_run(self, own: Element | None) -> dict[str, Any]:
        """Return the look of a run: its character style, then its own."""
        look: dict[str, Any] = {}
        if value(own, "w_rStyle") in self.known:
            for style in self.chain(value(own, "w_rStyle")):
                look |= run_look(style.find("w_rPr"))
        return look | run_look(own)


def value(element: Element | None, name: str, attribute: str = "w_val") -> str:
    """Return what a property below an element says, or nothing."""
    found = element.find(name) if element is not None else None
    return "" if found is None else found.get(attribute, "")


def points(text: str, unit: float = 20) -> float:
    """Return a measure in points, of twentieths as a rule; what is no number is 0."""
    try:
        return max(-2000.0, min(float(text) / unit, 2000.0))
    except ValueError:
        return 0


def is_on(element: Element | None, name: str) -> bool | None:
    """Return whether a switch is on, or None when it is not said."""
    found = element.find(name) if element is not None else None
    return None if found is None else found.get("w_val", "1") not in OFF


def run_look(own: Element | None) -> dict[str, Any]:
    """Return what the properties of a run say."""
    look: dict[str, Any] = {}
    for name, key in (("w_b", "bold"), ("w_strike", "struck"), ("w_vanish", "hidden")):
        if (on := is_on(own, name)) is not None:
            look[key] = on
    if size := points(value(own, "w_sz"), 2):
        look["size"] = min(max(size, 4.0), 120.0)
    if under := value(own, "w_u"):
        look["under"] = under != "none"
    color = value(own, "w_color")
    if COLOUR.fullmatch(color):
        look["color"] = f"#{color}" if sum(bytes.fromhex(color)) < LIGHT else "#000000"
    if (lifted := value(own, "w_vertAlign")) in ("superscript", "subscript"):
        look["lifted"] = lifted
    font = value(own, "w_rFonts", "w_eastAsia") or value(own, "w_rFonts", "w_ascii")
    if font:
        look["sans"] = any(word in font for word in ("黑", "Hei", "等线", "Arial", "Sans", "雅黑"))
    return look


def _paragraph(own: Element | None) -> dict[str, Any]:
    look: dict[str, Any] = {}
    if own is None:
        return look
    if align := value(own, "w_jc"):
        look["align"] = ALIGNED.get(align, "left")
    indent = own.find("w_ind")
    if indent is not None:
        left = points(indent.get("w_left", indent.get("w_start", "0")))
        look["indent"] = max(0.0, min(left, 200.0))
        look["first"] = _first(indent)
    numbered = own.find("w_numPr")
    if numbered is not None:
        look["number"] = (value(numbered, "w_numId"), value(numbered, "w_ilvl") or "0")
    return look


def _first(indent: Element) -> float:
    signs = points(indent.get("w_firstLineChars", "0"), 100)
    if signs:
        return max(0.0, min(signs * 14, 100.0))
    return max(0.0, min(points(indent.get("w_firstLine", "0")), 100.0))
