"""HTML: running text, every attribute, comments, scripts and styles."""

from collections.abc import Iterator
from html.parser import HTMLParser

from ..encodings import readings
from ..flow import Flow
from ..parts import Gap, Part, Place, Text
from . import Source

_CODE = frozenset({"script", "style", "template", "noscript", "textarea", "title"})
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)


class _Parser(HTMLParser):
    def __init__(self, flow: Flow) -> None:
        super().__init__(convert_charrefs=True)
        self._flow = flow
        self._code: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flow.start(tag, {name: value or name for name, value in attrs})
        self._inside = tag if tag in _CODE else ""
        if tag in _VOID:
            self._flow.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""
        self._flow.end(tag)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._code.append(data)
        else:
            self._flow.text(data)

    def handle_comment(self, data: str) -> None:
        self._flow.aside(data)

    def handle_decl(self, decl: str) -> None:
        self._flow.aside(decl)

    def handle_pi(self, data: str) -> None:
        self._flow.aside(data)

    def unknown_decl(self, data: str) -> None:
        self._flow.aside(data)

    def code(self) -> str:
        """Return what stood in scripts, styles and titles."""
        return "\n".join(self._code)


def read(source: Source) -> Iterator[Part]:
    """Yield the texts of an HTML page once for each plausible encoding."""
    for _encoding, text in readings(source.data):
        flow = Flow(source.place)
        parser = _Parser(flow)
        try:
            parser.feed(text)
            parser.close()
        except (AssertionError, ValueError):
            yield Gap("", "HTML 结构损坏")
            yield Text("", text)
        yield from flow.texts()
        yield Text("脚本与样式", parser.code(), Place.LOOSE)
