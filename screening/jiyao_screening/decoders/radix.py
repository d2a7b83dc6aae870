"""Bytes written in letters: base64, base32, hexadecimal, Ascii85, uuencode."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator

from .. import sniffing
from ..barriers import BARRIER
from ..encodings import has_others, readings
from .runs import runs
from .spots import Spots, flat

GATE = (
    r"[a-z][0-9A-Z+/][A-Za-z0-9+/_\-]{5}|[A-Z][0-9+/][A-Za-z0-9+/_\-]{5}|[0-9A-Fa-f]{12}"
    r"|[A-Z2-7]{16}|<~[!-u]|begin [0-7]{3} |[A-Za-z0-9+/]{60}"
)
_BASE32 = re.compile(r"[A-Z2-7]{16,}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){6,}")
_ASCII85 = re.compile(r"<~([!-uz\s]{5,})~>")
_UU = re.compile(r"begin \d{3} \S+\s([ -`\r\n]+?)\s*`?\s*end")
_FRAMES = Spots(["<~", "begin "], literal=True)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PLAIN_WORD = re.compile(r"[a-z]+|[A-Z]+|[0-9]+|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*[0-9]{0,4}")
_LONG = 4_096
_LONGEST_WORD = 64
_SHORTEST = 8
_TELLING = 96
_PACKED = (b"\x1f\x8b\x08", b"BZh", b"PK", b"\xfd7z", b"x\x9c", b"x\xda", b"x\x01")
_SECRET = re.compile(
    b"|".join(
        re.escape("密".encode(encoding))
        for encoding in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
    )
)
# What may begin a file or markup.
_SIGNS = re.compile(
    rb"[^ -~]|<|%PDF-|\A(?:GIF8|BM|BZh|PK|MSCF|xar!|0707|OTTO|wOF|x\^|\{\\rt)"
    rb"|\A.{8}WEBP|\A.{40} EMF"
)


def from_base64(found: str) -> bytes:
    """Decode base64 of either alphabet, wrapped or spaced, with or without padding."""
    compact = "".join(found.split()).rstrip("=").replace("-", "+").replace("_", "/")
    compact = compact[: len(compact) - (len(compact) % 4 == 1)]
    return base64.b64decode(compact + "=" * (-len(compact) % 4))


def _from_base32(found: str) -> bytes:
    compact = found.rstrip("=")
    return base64.b32decode(compact + "=" * (-len(compact) % 8))


def _uu_line(line: str) -> bytes:
    size = (ord(line[0]) - 32) & 63
    length = -(-size // 3) * 4
    return binascii.a2b_uu(line[: 1 + length].ljust(1 + length))


def _from_uu(found: str) -> bytes:
    return b"".join(_uu_line(line) for line in found.splitlines() if line)


def _from_ascii85(found: str) -> bytes:
    return base64.a85decode(found)


def _candidates(text: str) -> Iterator[tuple[Callable[[str], bytes], str]]:
    data = flat(text)
    for run in runs(text, data):
        if _HEX.fullmatch(run):
            yield bytes.fromhex, run
        elif len(run) >= _LONGEST_WORD or not _PLAIN_WORD.fullmatch(run):
            yield from_base64, run
            if _BASE32.fullmatch(run):
                yield _from_base32, run
    if not len(_FRAMES.ends(data)):
        return
    for match in _ASCII85.finditer(text):
        yield _from_ascii85, match[1]
    for match in _UU.finditer(text):
        yield _from_uu, match[1]


def _brief(data: bytes) -> bool:
    """Judge a few bytes quickly: hashes and identifiers are far more frequent than text."""
    if len(data) >= _SHORTEST and data.isascii() and data.decode().isprintable():
        return True
    if data.startswith(_PACKED) or _SECRET.search(data):
        return True
    try:
        return bool(_HAN.search(data.decode()))
    except UnicodeDecodeError:
        return False


def meaningful(data: bytes) -> bool:
    """Tell whether decoded bytes are a known format or Chinese text, not chance."""
    if len(data) < _TELLING:
        return _brief(data)
    if len(data) >= _LONG or sniffing.recognise(data) not in sniffing.VAGUE:
        return True
    if len(data) >= _SHORTEST and data.isascii() and data.decode().isprintable():
        return True
    return any(_HAN.search(text) for _encoding, text in readings(data))


def _plain(data: bytes) -> bool:
    """Tell whether a few bytes are a line of ASCII that cannot be read in any other way."""
    if len(data) >= _TELLING or not data.isascii() or _SIGNS.search(data):
        return False
    return not has_others(data)


def decode(text: str) -> Iterator[str | bytes]:
    """Yield every decodable run that is more than chance, plain lines of ASCII together.

    Identifiers and the digits of numbers come out as such lines by chance, by the hundred.
    """
    lines: list[str] = []
    for convert, found in _candidates(text):
        try:
            data = convert(found)
        except (ValueError, binascii.Error):
            continue
        if not meaningful(data):
            continue
        if _plain(data):
            lines.append(data.decode())
        else:
            yield data
    if lines:
        yield BARRIER.join(lines).encode()
