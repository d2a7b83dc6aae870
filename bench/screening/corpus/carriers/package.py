"""Zip packages from a table of member names and contents."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["escape", "package"]


def package(members: dict[str, str | bytes], comment: bytes = b"") -> bytes:
    """Return a zip file with the given members, in their order."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()
