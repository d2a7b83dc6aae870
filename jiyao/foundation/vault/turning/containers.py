"""The parts of a ZIP container and their markup, read with limits and without entities.

Names come out as `prefix_name`, whichever of the namespaces of its standard a writer took.
Sources: ECMA-376 parts 1, 2 and 4; ISO/IEC 29500 (strict); GB/T 33190-2016.
"""

import io
import posixpath
import zipfile
import zlib
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.turning.faults import Unfit

OFFICE, STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
PREFIXES = {
    f"{OFFICE}wordprocessingml/2006/main": "w",
    f"{STRICT}wordprocessingml/main": "w",
    f"{OFFICE}spreadsheetml/2006/main": "s",
    f"{STRICT}spreadsheetml/main": "s",
    f"{OFFICE}officeDocument/2006/relationships": "r",
    f"{STRICT}officeDocument/relationships": "r",
    f"{OFFICE}officeDocument/2006/math": "m",
    f"{STRICT}officeDocument/math": "m",
    f"{OFFICE}drawingml/2006/main": "a",
    f"{STRICT}drawingml/main": "a",
    f"{OFFICE}drawingml/2006/picture": "pic",
    f"{STRICT}drawingml/picture": "pic",
    f"{OFFICE}drawingml/2006/wordprocessingDrawing": "wp",
    f"{STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{OFFICE}drawingml/2006/spreadsheetDrawing": "xdr",
    f"{STRICT}drawingml/spreadsheetDrawing": "xdr",
    f"{OFFICE}drawingml/2006/chart": "chart",
    f"{OFFICE}drawingml/2006/diagram": "diagram",
    f"{OFFICE}markup-compatibility/2006": "mc",
    f"{OFFICE}package/2006/relationships": "rel",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://www.ofdspec.org/2016": "ofd",
    "http://www.ofdspec.org": "ofd",
}
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Container:
    """The parts of a file; what it unpacks to is counted over all of them."""

    def __init__(self, data: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE:
            raise Unfit("damaged") from None
        self.names = {info.filename.lstrip("/"): info for info in self.archive.infolist()}
        if len(self.names) > limits.MOST_PARTS:
            raise Unfit("too_much")
        self.left = limits.MOST_UNPACKED

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return one part. Raises Unfit when it is not there, damaged, locked or too large."""
        info = self.names.get(name)
        if info is None or info.compress_type not in METHODS:
            raise Unfit("damaged")
        if info.flag_bits & 1:
            raise Unfit("locked")
        try:
            with self.archive.open(info) as part:
                data = part.read(self.left + 1)
        except DAMAGE:
            raise Unfit("damaged") from None
        self.left -= len(data)
        if self.left < 0:
            raise Unfit("too_much")
        return data

    def tree(self, name: str) -> Element:
        """Return the markup of one part. Raises Unfit, also for a declared entity."""
        return tree_of(self.read(name))

    def related(self, name: str) -> dict[str, str]:
        """Return id → part for what a part names beside itself; what lies outside is left out."""
        folder, file = posixpath.split(name)
        beside = posixpath.join(folder, "_rels", f"{file}.rels")
        if beside not in self:
            return {}
        found = {}
        for each in self.tree(beside):
            if each.get("TargetMode") != "External":
                found[each.get("Id", "")] = joined(folder, each.get("Target", ""))
        return found


def joined(folder: str, target: str) -> str:
    """Return the name of a part that is named from a folder, or from the root by a slash."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def tree_of(data: bytes) -> Element:
    """Return markup as a tree. Raises Unfit when it is damaged, declares a DTD or is too much."""
    builder, depth, nodes = TreeBuilder(), 0, 0

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal depth, nodes
        depth, nodes = depth + 1, nodes + 1
        if depth > limits.DEEPEST or nodes > limits.MOST_NODES:
            raise Unfit("too_much")
        builder.start(_short(name), {_short(key): value for key, value in given.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_short(name))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Unfit("damaged") from None
    return builder.close()


def _short(name: str) -> str:
    space, _gap, local = name.rpartition(" ")
    return f"{PREFIXES.get(space, 'other')}_{local}" if space else local


def _refuse(*declared: object) -> None:
    raise Unfit("damaged")
