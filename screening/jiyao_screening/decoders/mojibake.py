"""Chinese text that was read in the wrong encoding and saved again."""

import re
from collections.abc import Iterator

GATE = (
    r"[\x{80}-\x{ff}][\x{80}-\x{ff}\x{152}-\x{192}\x{2c6}\x{2dc}\x{2010}-\x{2122}]{3}"
    r"|瘑|缁濆|绉樺|鏈哄|濆瘑"
)
_LATIN = re.compile(r"[\x80-\xff\u0152-\u0192\u02c6\u02dc\u2010-\u2122\u20ac]{4,}[\x20-\xff]*")
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_MISREAD = re.compile(r"瘑|缁濆|绉樺|鏈哄|濆瘑")


def _raw(run: str) -> bytes:
    """Return the bytes a Latin reading came from; Windows-1252 first, holes as Latin-1."""
    return b"".join(
        char.encode("cp1252", "ignore") or char.encode("latin-1", "ignore") for char in run
    )


def decode(text: str) -> Iterator[str | bytes]:
    """Yield what the bytes behind misread text say in UTF-8, GB18030 and Big5."""
    raw = b"\n".join(_raw(match.group()) for match in _LATIN.finditer(text))
    for encoding in ("utf-8", "gb18030", "big5hkscs") if raw else ():
        decoded = raw.decode(encoding, "replace")
        if _HAN.search(decoded):
            yield decoded
    if _MISREAD.search(text):
        plain = text.replace("\ufffd", "?")
        yield plain.encode("gb18030", "replace").decode("utf-8", "replace")
