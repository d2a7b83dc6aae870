"""Percent encoding of addresses and quoted-printable: bytes written as hexadecimal pairs."""

import re
from collections.abc import Iterator

GATE = r"%u[0-9a-fA-F]{4}|%25[0-9A-Fa-f]{2}|(?:[%=][0-9a-fA-F]{2}){2}|=[0-9A-F]{2}=\r?\n"
_RUN = re.compile(r"%25[0-9A-Fa-f]{2}|(?:[%=][0-9a-fA-F]{2}(?:=\r?\n)?){2}")
_ESCAPE = re.compile(rb"[%=]([0-9A-Fa-f]{2})")
_PERCENT_U = re.compile(r"%u([0-9a-fA-F]{4})")
_SOFT_BREAK = re.compile(r"=\r?\n")


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the text with its byte pairs resolved, read as UTF-8 and as GB18030."""
    if "%u" in text and _PERCENT_U.search(text):
        yield _PERCENT_U.sub(lambda match: chr(int(match[1], 16)), text)
    if not _RUN.search(text):
        return
    raw = _SOFT_BREAK.sub("", text).encode("utf-8", "replace")
    plain = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), raw)
    yield plain.decode("utf-8", "replace")
    yield plain.decode("gb18030", "replace")
