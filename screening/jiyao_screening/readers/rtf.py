"""RTF: all destinations, hidden text, Unicode and code-page escapes, pictures, objects."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..carving import carve
from ..parts import Blob, Gap, Part, Place, Text
from . import Source

_TOKEN = re.compile(
    rb"\\bin(\d+) ?|"
    rb"\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)"
)
_BREAKS = frozenset({b"par", b"line", b"cell", b"row", b"sect", b"page", b"nestcell"})
_ASIDE = frozenset(
    b"fonttbl colortbl stylesheet info pict objdata listtable bkmkstart bkmkend fldinst "
    b"themedata datastore annotation footnote header headerl headerr headerf footer footerl "
    b"footerr footerf".split()
)
_CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 0: "cp1252", 1: ""}
_CODEPAGES = {936: "gb18030", 950: "big5hkscs", 54936: "gb18030", 65001: "utf-8"}
_MAX_GROUPS = 2_000


@dataclass(slots=True)
class _Group:
    destination: str = ""
    skip: int = 1
    encoding: str = ""
    aside: bool = False


@dataclass(slots=True)
class _State:
    group: _Group = field(default_factory=_Group)
    stack: list[_Group] = field(default_factory=list)
    texts: dict[str, list[bytes | str]] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    codepage: str = "gb18030"
    pending: int = 0
    groups: int = 0

    def put(self, piece: bytes | str) -> None:
        if self.pending:
            self.pending -= 1
            return
        buffer = self.texts.setdefault(self.group.destination, [])
        if isinstance(piece, bytes):
            encoding = self.group.encoding or self.codepage
            buffer.append(piece if encoding == "gb18030" else encoding.encode() + b"\0" + piece)
        else:
            buffer.append(piece)

    def open(self) -> None:
        self.stack.append(self.group)
        self.group = replace(self.group)
        self.groups += 1

    def close(self) -> None:
        if self.stack:
            self.group = self.stack.pop()

    def word(self, name: bytes, number: int | None) -> None:
        if name in _BREAKS:
            self.put("\n")
        elif name == b"tab":
            self.put("\t")
        elif name == b"u" and number is not None:
            self.pending = 0
            self.put(chr(number % 65536))
            self.pending = self.group.skip
        elif name == b"uc":
            self.group.skip = number or 0
        else:
            self._setting(name, number)

    def _setting(self, name: bytes, number: int | None) -> None:
        if name == b"ansicpg":
            self.codepage = _CODEPAGES.get(number or 0, "gb18030")
        elif name == b"f" and number is not None:
            self.font = number
            self.group.encoding = self.fonts.get(number, "")
        elif name == b"fcharset":
            self.fonts[self.font] = _CHARSETS.get(number or 0, "")
        elif name in _ASIDE or self.group.aside:
            self.group.aside = False
            self.group.destination = f"{name.decode()} {self.groups % _MAX_GROUPS}"


def _text(pieces: list[bytes | str]) -> str:
    joined: list[str] = []
    run, current = b"", "gb18030"
    for piece in [*pieces, ""]:
        encoding, raw = "", b""
        if isinstance(piece, bytes):
            name, found, rest = piece.partition(b"\0")
            encoding, raw = (name.decode(), rest) if found else ("gb18030", piece)
        if run and encoding != current:
            joined.append(run.decode(current, "replace"))
            run = b""
        run, current = run + raw, encoding or current
        if isinstance(piece, str):
            joined.append(piece)
    return "".join(joined)


def _parse(data: bytes) -> _State:
    state = _State()
    position = 0
    while match := _TOKEN.search(data, position):
        position = match.end()
        binary, word, number, code, sign, brace, plain = match.groups()
        if binary:
            state.put(data[position : position + int(binary)].hex())
            position += int(binary)
        elif word:
            state.word(word, int(number) if number else None)
        elif code:
            state.put(bytes.fromhex(code.decode()))
        elif brace:
            state.open() if brace == b"{" else state.close()
        elif sign == b"*":
            state.group.aside = True
        elif sign:
            state.put(" " if sign == b"~" else "" if sign in b"-_" else sign.decode("latin-1"))
        elif plain:
            _plain(state, plain)
    return state


def _plain(state: _State, plain: bytes) -> None:
    skipped = min(state.pending, len(plain))
    state.pending -= skipped
    if plain[skipped:]:
        pending, state.pending = state.pending, 0
        state.put(plain[skipped:])
        state.pending = pending


def _binary(name: str, text: str) -> Iterator[Part]:
    digits = re.sub(r"[^0-9A-Fa-f]", "", text)
    data = bytes.fromhex(digits[: len(digits) // 2 * 2])
    if name.startswith("pict") and data:
        yield Blob("图片", data)
    yield from carve(data, "嵌入对象")
    if name.startswith("objdata") and len(data) > 8:
        yield Text("嵌入对象", data.decode("utf-16-le", "replace"), Place.LOOSE)
        yield Text("嵌入对象", data.decode("gb18030", "replace"), Place.LOOSE)


def read(source: Source) -> Iterator[Part]:
    """Yield the main text and every destination by itself."""
    state = _parse(source.data)
    if state.stack:
        yield Gap("", "RTF 结构不完整")
    for name, pieces in state.texts.items():
        text = _text(pieces)
        if name.startswith(("pict", "objdata", "datastore", "themedata")):
            yield from _binary(name, text)
        else:
            head = name.startswith(("header", "footer"))
            yield Text(name, text, Place.HEAD if head else Place.LOOSE if name else source.place)
