"""Collects the text of marked-up documents in several orders while they are parsed.

One pass over start, text and end events gives: the running text with lines broken at
blocks, attribute values, comments, the text of each kind of run by itself (so that a mark
survives foreign runs in between), and the text sorted by position on the page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from . import positions
from .barriers import BARRIER
from .parts import Place, Text

_INLINE = frozenset(
    [
        "r",
        "t",
        "rPr",
        "span",
        "s",
        "tab",
        "a",
        "em",
        "strong",
        "b",
        "i",
        "u",
        "font",
        "sup",
        "sub",
        "small",
        "big",
        "mark",
        "code",
        "hyperlink",
        "ins",
        "del",
        "smartTag",
        "sdt",
        "sdtContent",
        "sdtPr",
        "run",
        "fld",
        "fldSimple",
        "fldChar",
        "instrText",
        "delText",
        "ruby",
        "rt",
        "rb",
        "rp",
        "rubyBase",
        "rubyPr",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "lastRenderedPageBreak",
        "noBreakHyphen",
        "softHyphen",
        "sym",
        "moveFrom",
        "moveTo",
        "customXml",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "TextCode",
        "TextObject",
        "CGTransform",
        "tspan",
        "text-input",
        "line-through",
        "bdo",
        "bdi",
        "wbr",
        "kbd",
        "var",
        "cite",
        "q",
        "abbr",
        "dfn",
        "time",
        "label",
        "data",
        "rFonts",
        "color",
        "sz",
        "szCs",
        "lang",
        "vanish",
        "endParaRPr",
        "latin",
        "ea",
        "cs",
        "solidFill",
        "srgbClr",
        "phonetic",
        "bookmark",
        "bookmark-start",
        "bookmark-end",
        "change-start",
        "change-end",
        "change",
        "soft-page-break",
        "FillColor",
        "StrokeColor",
        "highlight",
        "shd",
        "rStyle",
    ]
)
_SPACES = frozenset({"tab", "br", "cr", "line-break", "s"})
_RUNS = frozenset({"r", "span", "rt", "del", "ins", "font", "a", "b", "i"})
_MAX_GROUPS = 200


@lru_cache(maxsize=4_096)
def local(tag: str) -> str:
    """Return a tag or attribute name without its namespace."""
    return tag.rsplit(":", 1)[-1].rsplit("}", 1)[-1]


class Flow:
    """Receives the events of one document and hands over its texts."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._body: list[str] = []
        self._values: list[str] = []
        self._asides: list[str] = []
        self._groups: dict[str, list[str]] = defaultdict(list)
        self._group = ""
        self._returns = 0
        self._stack: list[str] = []
        self._runs: list[str] = [""]
        self._layout = positions.Layout()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Enter an element."""
        name = local(tag)
        self._stack.append(name)
        if not tag.isascii():
            self._values.append(tag)
        if name in _SPACES:
            self._body.append("\t" if name in ("tab", "s") else "\n")
        elif name not in _INLINE:
            self._body.append("\n")
        if name in _RUNS:
            self._runs.append(name)
        elif name in _INLINE:
            self._runs[-1] += f";{name}" + "".join(attributes.values())
        if attributes:
            self._attributes(name, attributes)

    def _attributes(self, name: str, attributes: Mapping[str, str]) -> None:
        self._values += attributes.values()
        self._values += [key for key in attributes if not key.isascii()]
        self._layout.note(name, attributes)
        if name == "sym" and (
            code := next((v for k, v in attributes.items() if local(k) == "char"), "")
        ):
            self.symbol(code)

    def symbol(self, code: str) -> None:
        """Add a character given by its hexadecimal code."""
        try:
            self.text(chr(int(code, 16)))
        except (ValueError, OverflowError):
            self._values.append(code)

    def text(self, text: str) -> None:
        """Add text of the current element."""
        self._body.append(text)
        if text.strip():
            self._layout.add(text)
            self._sort(text)

    def _sort(self, text: str) -> None:
        """Put a text to the others of its kind; only a kind left and met again matters."""
        kind = self._runs[-1] + "/".join(self._stack[-3:])
        if kind != self._group and kind in self._groups:
            self._returns += 1
        self._group = kind
        if len(self._groups) < _MAX_GROUPS:
            self._groups[kind].append(text)

    def end(self, tag: str) -> None:
        """Leave an element."""
        name = local(tag)
        if self._stack:
            self._stack.pop()
        if name in _RUNS and len(self._runs) > 1:
            self._runs.pop()
        if name not in _INLINE:
            self._body.append("\n")

    def aside(self, text: str) -> None:
        """Add a comment, a processing instruction or a declaration."""
        self._asides.append(text)

    def texts(self) -> Iterator[Text]:
        """Yield the collected texts, each under a name that says what it is."""
        body = "".join(self._body)
        yield Text("", body, self._place)
        if self._values:
            yield Text("属性", "\n".join(self._values), self._place_of_values())
        if self._asides:
            yield Text("注释", "\n".join(self._asides), Place.LOOSE)
        if self._returns:
            groups = ("".join(group) for group in self._groups.values() if len(group) > 1)
            yield Text("同类文字", BARRIER.join(groups), Place.LAYOUT)
        for order in self._layout.orders():
            yield Text("版面次序", order, Place.LAYOUT)

    def _place_of_values(self) -> Place:
        return self._place if self._place is Place.PROPERTY else Place.LOOSE
