"""Every plausible reading of bytes as text; Chinese encodings cannot be told apart for sure."""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

import hyperscan
import numpy as np

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("gb18030", "big5hkscs")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\ue000-\uf8ff]")
_FAMILIAR = re.compile(
    r"[\t\r\n\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e\u00ad\u0300-\u036f"
    r"\u2000-\u206f\u2460-\u27bf\u2b50\ufe00-\ufe0f]"
)
_PRIVATE = re.compile(r"[\ufffd\ue000-\uf8ff]")
_SAMPLE = 65_536
_LONG = 4_096
_UTF8_LINE = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
_UTF8_LINE.compile(
    expressions=[
        rb"^[\x00-\x09\x0b-\x7f]*(?:(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}"
        rb"|[\xf0-\xf4][\x80-\xbf]{3})[\x00-\x09\x0b-\x7f]*)+$"
    ],
    flags=[hyperscan.HS_FLAG_MULTILINE | hyperscan.HS_FLAG_SINGLEMATCH],
)


def _tolerable(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) * 50 <= len(sample)


def _familiar(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_FAMILIAR.findall(sample)) * 10 >= len(sample) * 9


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> Iterator[tuple[str, str]]:
    for encoding, width in (("utf-16-le", 2), ("utf-16-be", 2), ("utf-32-le", 4), ("utf-32-be", 4)):
        if len(data) % width == 0 and (text := _strict(data, encoding)) and _familiar(text):
            yield encoding, text


def _seven_bit(data: bytes) -> Iterator[tuple[str, str]]:
    for marker, encoding in ((b"~{", "hz"), (b"\x1b$", "iso2022_jp_2"), (b"+", "utf-7")):
        marked = marker[:1] in data and marker in data  # one byte is looked for much faster
        text = _strict(data, encoding) if marked else None
        if text and not text.isascii():
            yield encoding, text


def _line(line: bytes) -> str:
    """Read one line in the first encoding that fits it."""
    for encoding in ("utf-8", *_LEGACY):
        text = _strict(line, encoding)
        if text is not None:
            return text
    return line.decode("gb18030", "replace")


def _has_utf8_line(data: bytes) -> bool:
    found: list[int] = []
    _UTF8_LINE.scan(data, match_event_handler=lambda number, *_: found.append(number))
    return bool(found)


def _lenient(data: bytes, encoding: str) -> str | None:
    if not _tolerable(data[: 4 * _SAMPLE].decode(encoding, "replace")):
        return None
    return data.decode(encoding, "replace")


def _is_gb2312(data: bytes) -> bool:
    """Tell whether a long text is in GB2312 and so not in Big5.

    Of the characters in Big5 four in ten end in a byte below 0x80, 密 among them: behind such a
    one a run of high bytes has an odd length, which it never has in GB2312.
    """
    if len(data) < _LONG:
        return False
    units = np.frombuffer(data, dtype=np.uint8)
    high = units >= 0x80
    bounds = np.flatnonzero(np.diff(high, prepend=False, append=False))
    return not ((bounds[1::2] - bounds[::2]) & 1).any() and not (high & (units < 0xA1)).any()


def _narrow(data: bytes) -> Iterator[tuple[str, str]]:
    text = _strict(data, "utf-8")
    if text is not None and _tolerable(_PRIVATE.sub("", text[:_SAMPLE])):
        yield "utf-8", text
        if text.isascii():
            yield from _seven_bit(data)
        return
    legacy = _LEGACY[:1] if _is_gb2312(data) else _LEGACY
    lenient = {encoding: _lenient(data, encoding) for encoding in ("utf-8", *legacy)}
    yield from ((encoding, text) for encoding, text in lenient.items() if text is not None)
    if "\ufffd" not in (lenient["gb18030"] or "\ufffd") and not _has_utf8_line(data):
        return
    lines = "\n".join(map(_line, data.splitlines()))
    if _tolerable(lines):
        yield "mixed", lines


def has_others(data: bytes) -> bool:
    """Tell whether a few printable ASCII characters can also be read in another encoding."""
    return any(_seven_bit(data)) or any(_wide(data))


@lru_cache(maxsize=1)
def readings(data: bytes) -> list[tuple[str, str]]:
    """Return (encoding, text) for each plausible reading; an empty list means: not text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return [(encoding, data.decode(encoding, "replace"))]
    found = list(_narrow(data))
    if not found or b"\0" in data[:_SAMPLE] or len(data) < 256:
        found += [pair for pair in _wide(data) if pair[1] not in {text for _, text in found}]
    return found
