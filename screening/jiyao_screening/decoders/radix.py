"""Bytes written in letters: base64, base32, hexadecimal, Ascii85, uuencode."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator

from .. import sniffing
from ..encodings import readings

GATE = (
    r"[a-z][0-9A-Z+/][A-Za-z0-9+/_\-]{5}|[A-Z][0-9+/][A-Za-z0-9+/_\-]{5}|[0-9A-Fa-f]{12}"
    r"|[A-Z2-7]{16}|(?:[A-Za-z0-9+/]{4} ){3}|<~[!-u]|begin [0-7]{3} |[A-Za-z0-9+/]{60}"
)
_BASE64 = re.compile(
    r"[A-Za-z0-9+/_-]{11,}(?:\r?\n[ \t]*[A-Za-z0-9+/_-]{2,})*={0,2}"
    r"|(?:[A-Za-z0-9+/]{4} ){3,}[A-Za-z0-9+/]{2,4}={0,2}"
)
_BASE32 = re.compile(r"[A-Z2-7]{16,}={0,6}")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}){6,}(?![0-9A-Za-z])")
_ASCII85 = re.compile(r"<~([!-uz\s]{5,})~>")
_UU = re.compile(r"begin \d{3} \S+\s([ -`\r\n]+?)\s*`?\s*end")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PLAIN_WORD = re.compile(r"[a-z]+|[A-Z]+|[0-9]+|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*[0-9]{0,4}")
_LONG = 4_096
_SHORTEST = 8


def _from_base64(found: str) -> bytes:
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


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], bytes]], ...] = (
    (_BASE64, _from_base64),
    (_BASE32, _from_base32),
    (_HEX, bytes.fromhex),
    (_ASCII85, _from_ascii85),
    (_UU, _from_uu),
)


def _meaningful(data: bytes) -> bool:
    """Tell whether decoded bytes are a known format or Chinese text, not chance."""
    if len(data) >= _LONG or sniffing.recognise(data) not in (
        "text",
        "unknown",
        "empty",
        "bmp",
        "zlib",
    ):
        return True
    if len(data) >= _SHORTEST and data.isascii() and data.decode().isprintable():
        return True
    return any(_HAN.search(text) for _encoding, text in readings(data))


def _decoded(form: re.Pattern[str], convert: Callable[[str], bytes], text: str) -> Iterator[bytes]:
    for match in form.finditer(text):
        found = match.group(match.lastindex or 0)
        if len(found) < 64 and _PLAIN_WORD.fullmatch(found):
            continue
        try:
            data = convert(found)
        except (ValueError, binascii.Error):
            continue
        if _meaningful(data):
            yield data


def decode(text: str) -> Iterator[str | bytes]:
    """Yield every decodable run that is more than chance; short ones joined."""
    for form, convert in _FORMS:
        short: list[bytes] = []
        for data in _decoded(form, convert, text):
            if len(data) < _LONG and not data.startswith(b"PK"):
                short.append(data)
            else:
                yield data
        yield from short
