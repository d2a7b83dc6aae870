"""Looking for passages in bytes, in every spelling in which a PDF may hold them (PUB-04)."""

import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote_to_bytes

from jiyao.domains.release.passages.folding import folded
from jiyao.domains.release.redacting.streams import Chunk

ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le", "gb18030", "big5", "utf-32-be")
CHANCE = 6  # bytes: what is shorter stands in a picture's samples by chance
LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
HEX_RUN = re.compile(rb"(?:[0-9A-Fa-f]{2}\s*){4,}")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
BLANK = re.compile(rb"\s+")


@dataclass(frozen=True)
class Trace:
    """That a passage, by its place among those asked for, stands somewhere in some spelling."""

    passage: int
    where: str
    spelling: str


def traces(chunks: Sequence[Chunk], passages: Sequence[str]) -> list[Trace]:
    """Return where passages still stand, great or small, each once for a chunk and spelling."""
    looked_for = [list(_spellings(each)) for each in passages]
    found: dict[Trace, None] = {}
    for chunk in chunks:
        for view, data in _views(chunk):
            lowered = data.lower()
            for place, spellings in enumerate(looked_for):
                for encoding, each in spellings:
                    short = chunk.is_picture and len(each) < CHANCE
                    if not short and each in lowered:
                        found[Trace(place, chunk.where, f"{encoding}/{view}")] = None
    return list(found)


def _spellings(passage: str) -> Iterator[tuple[str, bytes]]:
    """Yield the passage in each encoding, as written, without blanks, and in its plain form."""
    forms = dict.fromkeys((passage, "".join(passage.split()), folded(passage)[0]))
    for encoding in ENCODINGS:
        for form in forms:
            try:
                yield encoding, form.encode(encoding).lower()
            except UnicodeEncodeError:
                continue


def _views(chunk: Chunk) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes as they are, and as what they may be a spelling of."""
    data = chunk.data
    yield "bytes", data
    if chunk.is_picture:
        return
    yield "bytes without blanks", BLANK.sub(b"", data)
    literal = b"".join(_unescaped(each[1]) for each in LITERAL.finditer(data))
    yield "strings", literal
    yield "strings without marks", literal.replace(b"\xfe\xff", b"")
    yield "strings without blanks", BLANK.sub(b"", literal)
    yield "hex strings", b"".join(map(_of_hex, HEX.findall(data))).replace(b"\xfe\xff", b"")
    yield "all strings", _in_order(data)
    yield "hex", b"\n".join(map(_of_hex, HEX_RUN.findall(data)))
    yield "names", NAME.sub(lambda each: binascii.unhexlify(each[1]), data)
    yield "percent", unquote_to_bytes(data)
    yield "entities", unescape(data.decode("utf-8", "replace")).encode("utf-8", "replace")


def _in_order(data: bytes) -> bytes:
    """Return literal and hex strings one after another: runs of one line may be of both kinds."""
    both = re.compile(LITERAL.pattern + rb"|" + HEX.pattern, re.DOTALL)
    parts = (
        _of_hex(each[2]) if each[2] is not None else _unescaped(each[1])
        for each in both.finditer(data)
    )
    return b"".join(parts)


def _unescaped(text: bytes) -> bytes:
    return ESCAPE.sub(_sign, text)


def _sign(match: re.Match[bytes]) -> bytes:
    told = match[1]
    if told[:1] in b"01234567":
        return bytes([int(told, 8) & 0xFF])
    return b"" if told in (b"\n", b"\r", b"\r\n") else PLAIN.get(told, told)


def _of_hex(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return binascii.unhexlify(plain + b"0" * (len(plain) % 2))
