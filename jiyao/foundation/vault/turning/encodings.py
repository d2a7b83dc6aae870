"""Plain text in the encodings that are met here: UTF-8, UTF-16 and GB18030."""

import codecs
import unicodedata

BYTE_ORDERS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BARE = ("utf-16-le", "utf-16-be")
UNWRITTEN = {"Cn", "Co"}
ODD_SIGNS = frozenset(map(chr, range(32))) - set("\t\n\r\f\x1a")


def text_of(data: bytes) -> str | None:
    """Return the text, or None when the bytes are not text in any of the encodings."""
    for encoding in _likely(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if ODD_SIGNS.isdisjoint(text) and not _by_chance(text, encoding):
            return text
    return None


def _by_chance(text: str, encoding: str) -> bool:
    """Whether bytes without a mark read as UTF-16 only because any bytes do."""
    odd = encoding in BARE and {unicodedata.category(sign) for sign in set(text)} & UNWRITTEN
    return bool(odd)


def _likely(data: bytes) -> list[str]:
    marked = [encoding for mark, encoding in BYTE_ORDERS if data.startswith(mark)]
    if marked:
        return marked
    if b"\0" in data[:4096]:
        return list(BARE)
    return ["utf-8", "gb18030"]
