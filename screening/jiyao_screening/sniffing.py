"""Recognises a format by content; the name only serves to spot a disguise."""

import re

from .encodings import readings

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (0, b"%PDF-", "pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF8", "gif"),
    (0, b"BM", "bmp"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (8, b"WEBP", "webp"),
    (0, b"{\\rt", "rtf"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\0", "xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"Rar!\x1a\x07", "rar"),
    (257, b"ustar", "tar"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
    (0, b"MSCF", "cab"),
    (0, b"xar!", "xar"),
    (32769, b"CD001", "iso"),
    (0, b"070701", "cpio"),
    (0, b"!<arch>\n", "ar"),
    (40, b" EMF", "metafile"),
    (0, b"\xd7\xcd\xc6\x9a", "metafile"),
    (0, b"\x00\x01\x00\x00\x00", "font"),
    (0, b"OTTO", "font"),
    (0, b"wOFF", "font"),
    (0, b"wOF2", "font"),
)
_MAIL = re.compile(
    rb"(?:^|\n)(?:From|To|Subject|Date|MIME-Version|Received|Content-Type|Message-ID):", re.I
)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|table|meta|script|p|span|a|br)\b", re.I
)
_XML = re.compile(
    rb"^\s*<(?:\?xml|[A-Za-z_][\w.-]*(?::[\w.-]+)?(?:\s+[\w.:-]+\s*=|\s*/?>)|!DOCTYPE)"
)
# Kinds that chance can produce: a decoded guess of such a kind proves nothing.
VAGUE = frozenset({"text", "unknown", "empty", "bmp", "zlib"})
_BMP_HEADERS = {12, 40, 52, 56, 64, 108, 124}


def _plausible(kind: str, data: bytes) -> bool:
    if kind == "bmp":
        return int.from_bytes(data[14:18], "little") in _BMP_HEADERS
    return True


def _by_magic(data: bytes) -> str | None:
    for offset, magic, kind in _MAGIC:
        if data.startswith(magic, offset) and _plausible(kind, data):
            return kind
    return "pdf" if b"%PDF-" in data[:1024] else None


def _markup(head: bytes) -> str | None:
    plain = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    if _XML.match(plain) and not re.match(rb"\s*<(?:!doctype\s+html|html)", plain, re.I):
        return "xml"
    if len(_MAIL.findall(plain[:4096])) >= 2 and not plain.lstrip().startswith(b"<"):
        return "mail"
    return "html" if _HTML.search(plain) else None


def recognise(data: bytes) -> str:
    """Return the kind of `data`: a key of the reader table, `empty`, or `unknown`."""
    if not data:
        return "empty"
    kind = _by_magic(data)
    if kind:
        return kind
    if data[:1] in b"\x78" and data[1:2] in (b"\x01", b"\x5e", b"\x9c", b"\xda"):
        return "zlib"
    if not readings(data):
        return "unknown"
    return _markup(data[:8192]) or "text"
