"""Pulls runs of text out of binary data: UTF-16 at both alignments, GBK and UTF-8."""

import re
from collections.abc import Iterator

from .parts import Place, Text

_RUN = re.compile(
    r"[\t\n\r\x0b\x20-\x7e\u00a0-\u00ff\u02b0-\u036f\u2000-\u2bff\u2e80-\u30ff"
    r"\u3220-\u33ff\u4e00-\u9fff"
    r"\U0001d7ce-\U0001d7ff\ufe00-\ufe4f\uff00-\uffef\uf0a0-\uf0ff]{2,}"
)
_GBK_RUN = re.compile(
    rb"(?:[\n\r\x20-\x7e]|[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x81-\xfe][0-9][\x81-\xfe][0-9]){4,}"
)
_UTF8_RUN = re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){4,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def _runs(text: str) -> str:
    return "\n".join(match.group() for match in _RUN.finditer(text))


def wide(data: bytes, place: Place) -> Iterator[Text]:
    """Yield the strings in `data`, once for each way of reading it."""
    for step in (0, 1):
        yield Text("", _runs(data[step:].decode("utf-16-le", "replace")), place)
    for pattern, encoding in ((_GBK_RUN, "gb18030"), (_UTF8_RUN, "utf-8")):
        lines = (match.group().decode(encoding, "replace") for match in pattern.finditer(data))
        text = "\n".join(line for line in lines if encoding == "utf-8" or _HAN.search(line))
        yield Text("", text, place)
