"""Seven-bit shifts inside a text: UTF-7, HZ, and the Punycode of domain names."""

import re
from collections.abc import Iterator

GATE = r"\+[A-Za-z0-9+/]{3,}-|~\{[!-~]{2,}~\}|xn--[a-z0-9]"
_UTF7 = re.compile(r"\+[A-Za-z0-9+/]{3,}-?")
_PUNYCODE = re.compile(r"xn--([A-Za-z0-9-]{2,80})")
_HZ = re.compile(r"~\{[!-~]{2,}?~\}")


def _read(match: re.Match[str], encoding: str) -> str:
    try:
        return match.group().encode("ascii").decode(encoding)
    except UnicodeDecodeError:
        return match.group()


def _punycode(match: re.Match[str]) -> str:
    try:
        return match[1].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError, ValueError):
        return match.group()


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the text with its shifted runs resolved."""
    yield _UTF7.sub(lambda match: _read(match, "utf-7"), text)
    yield _HZ.sub(lambda match: _read(match, "hz"), text)
    yield _PUNYCODE.sub(_punycode, text)
