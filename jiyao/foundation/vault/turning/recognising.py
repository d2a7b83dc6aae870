"""Which kind a file is, by its content alone."""

import io
import zipfile

import puremagic

from jiyao.foundation.vault.turning.encodings import text_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD, EXCEL, OFD, TEXT = "word", "excel", "ofd", "text"
INSIDE = (
    ("word/document.xml", WORD),
    ("xl/workbook.xml", EXCEL),
    ("OFD.xml", OFD),
    ("ppt/presentation.xml", "slides"),
    ("xl/workbook.bin", "excel_binary"),
    ("META-INF/manifest.xml", "open_document"),
)
STREAMS = (
    ("EncryptedPackage", "office_locked"),
    ("WordDocument", "word_old"),
    ("Workbook", "excel_old"),
    ("Book", "excel_old"),
    ("PowerPoint Document", "slides_old"),
)


def recognised(data: bytes) -> str:
    """Return the kind, also of what is not taken; `like .ending` for a guess, or nothing."""
    if data.startswith(b"PK\x03\x04"):
        return _in_archive(data)
    if data.startswith(OLE):
        return _in_streams(data)
    if text_of(data) is not None:
        return TEXT
    return _guessed(data)


def _in_archive(data: bytes) -> str:
    try:
        names = {name.lstrip("/") for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "archive_broken"
    return next((kind for name, kind in INSIDE if name in names), "archive")


def _in_streams(data: bytes) -> str:
    for name, kind in STREAMS:
        if (name + "\0").encode("utf-16-le") in data:
            return kind
    return "office_old"


def _guessed(data: bytes) -> str:
    try:
        return f"like {puremagic.from_string(data)}"
    except (puremagic.PureError, ValueError):
        return ""
