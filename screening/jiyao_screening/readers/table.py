"""The one table from kind of content to reader."""

from . import Reader, archive_zip, plain, xml

READERS: dict[str, Reader] = {
    "text": plain.read,
    "zip": archive_zip.read,
    "xml": xml.read,
}

# Textual kinds and containers whose parts are all handed on need no sweep of their bytes.
SWEPT = frozenset({"unknown"})
