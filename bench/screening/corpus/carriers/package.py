"""Zip packages from a table of member names and contents."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

__all__ = ["escape", "office", "package", "relations"]


def package(members: dict[str, str | bytes], comment: bytes = b"") -> bytes:
    """Return a zip file with the given members, in their order."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """Return a relationships part for (kind, target) pairs, numbered rId1, rId2, …"""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def office(main: str, kind: str, members: dict[str, str | bytes]) -> bytes:
    """Return an Office package whose main part is `main` of content type `kind`."""
    types = (
        f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'{kind}.main+xml"/></Types>'
    )
    start: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(("officeDocument", main)),
    }
    return package(start | members)
