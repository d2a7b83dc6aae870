"""Backslash escapes of programming languages, JSON, CSS and octal bytes."""

import re
import unicodedata
from collections.abc import Iterator

from .spots import Spots, flat

GATE = r"\\[ux][0-9a-fA-F{]|\\N\{|\\U[0-9a-fA-F]{8}|\\[0-9a-fA-F]{4}|\\[0-3][0-7]{2}"
# Each begins with its backslash, which is looked for fast, not with a group.
_UNICODE = re.compile(
    r"\\[ux]\{([0-9a-fA-F]{2,6})\}|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\([0-9a-fA-F]{4,6})[ ]?"
)
_PLAIN = re.compile(r"\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*")
_NAMED = re.compile(r"\\N\{([A-Z0-9 -]{2,60})\}")
_ONE_BYTE = r"\\(?:x[0-9a-fA-F]{2}|[0-3][0-7]{2})"
_PAIRS = Spots([_ONE_BYTE * 2])
_BYTES = re.compile(f"{_ONE_BYTE}(?:{_ONE_BYTE})+")
_BYTE = re.compile(r"\\x([0-9a-fA-F]{2})|\\([0-3][0-7]{2})")


def _character(match: re.Match[str]) -> str:
    code = int(next(group for group in match.groups() if group), 16)
    return chr(code) if code < 0x110000 else match.group()


def _characters(match: re.Match[str]) -> str:
    return match.group().encode().decode("unicode_escape")


def _read(text: str) -> str:
    """Resolve the escapes of whole characters.

    Python's own codec reads plain ones, many times faster; a backslash before another, which
    it takes for a pair, and escapes that are cut short are left to the expression.
    """
    raw = text.encode("raw_unicode_escape")
    try:
        plain = None if b"\\\\" in raw else raw.decode("raw_unicode_escape")
    except UnicodeDecodeError:
        plain = None
    if plain is None:
        plain = _PLAIN.sub(_characters, text)
    return _UNICODE.sub(_character, plain)


def _by_name(match: re.Match[str]) -> str:
    try:
        return unicodedata.lookup(match[1])
    except KeyError:
        return match.group()


def _byte(match: re.Match[str]) -> int:
    return int(match[1], 16) if match[1] else int(match[2], 8)


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the text with its escapes resolved, and runs of byte escapes as bytes."""
    if "\\" not in text:
        return
    text = _NAMED.sub(_by_name, text)
    yield text
    if _UNICODE.search(text):
        yield _read(text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    found = _BYTES.finditer(text) if len(_PAIRS.ends(flat(text))) else ()
    runs = [bytes(map(_byte, _BYTE.finditer(run.group()))) for run in found]
    if runs:
        yield b"\n".join(runs)
