"""Seven-bit shifts inside a text: UTF-7 and HZ."""

import re
from collections.abc import Iterator

GATE = r"\+[A-Za-z0-9+/]{3,}-|~\{[!-~]{2,}~\}"
_UTF7 = re.compile(r"\+[A-Za-z0-9+/]{3,}-?")
_HZ = re.compile(r"~\{[!-~]{2,}?~\}")


def _read(match: re.Match[str], encoding: str) -> str:
    try:
        return match.group().encode("ascii").decode(encoding)
    except UnicodeDecodeError:
        return match.group()


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the text with its shifted runs resolved."""
    yield _UTF7.sub(lambda match: _read(match, "utf-7"), text)
    yield _HZ.sub(lambda match: _read(match, "hz"), text)
