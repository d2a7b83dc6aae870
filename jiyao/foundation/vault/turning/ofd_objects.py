"""What is drawn on a page of OFD: text, paths, pictures and what is made of them.

Shown are text by its characters in the fonts of the product, lines and areas of one colour, and
pictures; clips are not carried out, so that nothing is lost by them. The rest is named in its
place. Source: GB/T 33190-2016, 8.5 to 13.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.turning.faults import Unfit
from jiyao.foundation.vault.turning.flowing import Flow, Part
from jiyao.foundation.vault.turning.glyphs import without_glyph
from jiyao.foundation.vault.turning.ofd_paths import (
    Matrix,
    after,
    angle,
    box,
    colour,
    curves,
    matrix,
    moved,
    numbers,
    turned,
)

HOLDING = ("ofd_PageBlock", "ofd_Layer", "ofd_Content", "ofd_Appearance")
THINNEST = "0.353"
DEEPEST = 8


@dataclass
class Resources:
    """What pages refer to by id: pictures by their part, drawn units, and looks of lines."""

    media: dict[str, str] = field(default_factory=dict)
    units: dict[str, Element] = field(default_factory=dict)
    looks: dict[str, Element] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)


@dataclass
class Drawing:
    """Takes the objects of one page in, in the order in which they lie on each other."""

    resources: Resources
    flow: Flow
    read: Callable[[str], bytes | None]
    marks: list[Part] = field(default_factory=list)

    def take(self, holder: Element, by: Matrix, look: str = "", deep: int = 0) -> None:
        """Take in what stands below a layer or a block. look: the id of its looks of lines."""
        if deep > DEEPEST:
            self._lost("图形（嵌套过深）", by, [0, 0, 0, 0])
            return
        for each in holder:
            own = each.get("DrawParam", look)
            if each.get("Visible") == "false":
                self._lost("隐藏的内容", by, box(each.get("Boundary", "")))
            elif each.tag in HOLDING:
                self.take(each, by, own, deep + 1)
            elif each.tag.endswith("Object"):
                self._object(each, by, own, deep)

    def _object(self, each: Element, by: Matrix, look: str, deep: int) -> None:
        left, top, width, height = box(each.get("Boundary", ""))
        inner = after(by, after(moved(left, top), matrix(each.get("CTM", ""))))
        if each.tag == "ofd_TextObject":
            self._text(each, inner, look)
        elif each.tag == "ofd_PathObject":
            self._path(each, inner, look, by)
        elif each.tag == "ofd_ImageObject":
            whole = inner if each.get("CTM") else after(inner, (width, 0, 0, height, 0, 0))
            self._picture(each, whole, by)
        elif each.tag == "ofd_CompositeObject":
            unit = self.resources.units.get(each.get("ResourceID", ""))
            if unit is None:
                self._lost("图形（不在文件中）", by, [left, top, width, height])
            else:
                self.take(unit, inner, look, deep + 1)
        else:
            self._lost(f"不认识的内容 {each.tag[:40]}", by, [left, top, width, height])

    def _text(self, each: Element, by: Matrix, look: str) -> None:
        size = (numbers(each.get("Size", "")) or [3.5])[0]
        scale = math.hypot(by[2], by[3])
        stretch = math.hypot(by[0], by[1]) / scale * _number(each, "HScale", 1) if scale else 1
        ink = self._ink(each, look, "ofd_FillColor")
        name = self.resources.fonts.get(each.get("Font", ""), "")
        x = y = 0.0
        for code in each.iterfind("ofd_TextCode"):
            x, y = _number(code, "X", x), _number(code, "Y", y)
            text = code.text or ""
            if not text.strip() and each.find("ofd_CGTransform") is not None:
                self._lost("内嵌字体的字形", by, [x, y - size, 0, 0])
            places = _places(x, y, len(text), code)
            for sign, (left, top) in zip(text, places, strict=True):
                at = turned(by, left, top)
                how = {
                    "size": size * scale,
                    "stretch": max(stretch, 0.05),
                    "angle": angle(by),
                    "ink": ink,
                }
                self._sign(sign, at, how | {"sans": "黑" in name or "Hei" in name})

    def _sign(self, sign: str, at: tuple[float, float], how: Part) -> None:
        self.flow.signs += 1
        if sign.isspace():
            return
        if without_glyph(sign):
            code = f"字库没有的字 U+{ord(sign):04X}"
            self._lost(code, (1, 0, 0, 1, at[0], at[1] - how["size"] - 2), [0, 0, 0, 0])
        else:
            self._mark({"text": sign, "x": at[0], "y": at[1], **how})

    def _path(self, each: Element, by: Matrix, look: str, outer: Matrix) -> None:
        steps = curves(each.findtext("ofd_AbbreviatedData", ""), by)
        if not steps or steps[0][0] != "move":
            self._lost("图形（路径无法读出）", outer, box(each.get("Boundary", "")))
            return
        self._say_pattern(each, outer)
        mark: Part = {"steps": steps}
        if each.get("Fill") == "true":
            mark["fill"] = self._ink(each, look, "ofd_FillColor")
        if each.get("Stroke", "true") == "true":
            scale = math.sqrt(abs(by[0] * by[3] - by[1] * by[2])) or 1
            told = self._looked(each, look, "LineWidth") or THINNEST
            mark["stroke"] = self._ink(each, look, "ofd_StrokeColor")
            mark["thick"] = max(0.05, min(abs((numbers(told) or [0.353])[0]) * scale, 100))
        self._mark(mark)

    def _say_pattern(self, each: Element, outer: Matrix) -> None:
        for name in ("ofd_FillColor", "ofd_StrokeColor"):
            told = each.find(name)
            if told is not None and len(told):
                self._lost("渐变或底纹", outer, box(each.get("Boundary", "")))

    def _picture(self, each: Element, by: Matrix, outer: Matrix) -> None:
        data = self.read(self.resources.media.get(each.get("ResourceID", ""), ""))
        drawn = self.flow.gallery.taken(data) if data is not None else "图片（不在文件中）"
        if isinstance(drawn, str):
            self._lost(drawn, outer, box(each.get("Boundary", "")))
        else:
            self.place(drawn.svg, by)

    def place(self, svg: str, by: Matrix) -> None:
        """Put a picture where a transformation brings the square of one by one."""
        width, height = math.hypot(by[0], by[1]), math.hypot(by[2], by[3])
        self._mark(
            {
                "picture": svg,
                "x": by[4],
                "y": by[5],
                "width": max(width, 0.1),
                "height": max(height, 0.1),
                "angle": angle(by),
            }
        )

    def lost(self, what: str, place: list[float]) -> None:
        """Name what is not shown, in its place on the page."""
        self._lost(what, (1, 0, 0, 1, 0, 0), place)

    def _lost(self, what: str, by: Matrix, place: list[float]) -> None:
        x, y = turned(by, place[0], place[1])
        self._mark(
            {
                "lost": self.flow.lost(what)["lost"],
                "x": x,
                "y": y,
                "width": abs(place[2]),
                "height": abs(place[3]),
            }
        )

    def _mark(self, mark: Part) -> None:
        self.marks.append(mark)
        self.flow.blocks.append({})
        if len(self.flow.blocks) > limits.MOST_MARKS:
            raise Unfit("too_much")

    def _looked(self, each: Element, look: str, name: str) -> str:
        own = each.get(name, "")
        return own or (
            self.resources.looks[look].get(name, "") if look in self.resources.looks else ""
        )

    def _ink(self, each: Element, look: str, name: str) -> str:
        told = each.find(name)
        if told is None and look in self.resources.looks:
            told = self.resources.looks[look].find(name)
        return colour(told.get("Value", "")) if told is not None else "#000000"


def _number(each: Element, name: str, usual: float) -> float:
    return (numbers(each.get(name, "")) or [usual])[0]


def _places(x: float, y: float, count: int, code: Element) -> list[tuple[float, float]]:
    across, down = _deltas(code.get("DeltaX", ""), count), _deltas(code.get("DeltaY", ""), count)
    places = [(x, y)]
    for right, below in zip(across, down, strict=True):
        places.append((places[-1][0] + right, places[-1][1] + below))
    return places[:count]


def _deltas(text: str, count: int) -> list[float]:
    """Return the steps between the signs, where `g 3 2.5` says 2.5 three times."""
    words = text.replace(",", " ").split()
    found: list[float] = []
    while words and len(found) < count:
        word = words.pop(0)
        if word == "g" and len(words) >= 2:
            times, step = numbers(words.pop(0)) or [0.0], numbers(words.pop(0)) or [0.0]
            found += [step[0]] * max(0, min(int(times[0]), count))
        else:
            found += numbers(word)[:1]
    last = found[-1] if found else 0.0
    return [*(found + [last] * count)[: max(count - 1, 0)], 0.0]
