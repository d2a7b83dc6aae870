"""Zip files and everything built on them (OOXML, ODF, OFD, jar, epub).

Members are read from the directory and, beside it, every local entry that the
directory does not list; comments and extra names are texts of their own.
"""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from ..budget import Budget, ExhaustedError
from ..parts import Blob, Gap, Part, Place, Text
from . import Source, familiar, package_parts, sheet

_LOCAL = re.compile(rb"PK\x03\x04(?=.{22})", re.S)
_HEAD_PART = re.compile(
    r"(?:^|/)(?:header|footer|slideMaster|slideLayout|master)[^/]*\.xml$|Tpls?/|^styles\.xml$"
)
_PROPERTY_PART = re.compile(r"(?:^|/)(?:docProps/|customXml/)|^meta\.xml$|^OFD\.xml$")
_CHUNK = 1 << 20
_SLACK = 600


def place_of(name: str) -> Place:
    """Return where texts of the member `name` stand."""
    if _PROPERTY_PART.search(name):
        return Place.PROPERTY
    return Place.HEAD if _HEAD_PART.search(name) else Place.BODY


def display_name(info: zipfile.ZipInfo) -> str:
    """Return the member's name; old archives store GBK without saying so."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    budget.check_member(info.compress_size, info.file_size)
    pieces, size = [], 0
    with archive.open(info) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            budget.check_member(info.compress_size, size)
            pieces.append(piece)
    return b"".join(pieces)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> Part:
    name = display_name(info)
    if info.flag_bits & 0x1:
        return Gap(name, "已加密")

    def extract() -> bytes:
        return _extract(archive, info, source.budget)

    try:
        return Blob(name, familiar.unpacked(info, source.data, extract), place_of(name))
    except ExhaustedError as reason:
        return Gap(name, str(reason))
    except NotImplementedError:
        return Gap(name, f"不支持的压缩方法 {info.compress_type}")
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
        return Gap(name, f"成员损坏（{type(error).__name__}）")


def _inflate(data: bytes, start: int, budget: Budget) -> bytes:
    engine = zlib.decompressobj(-15)
    limit = min(budget.limits.member_bytes, max(len(data) * budget.limits.ratio, _CHUNK))
    return engine.decompress(data[start:], limit)


def _stray(source: Source, at: int) -> Part | None:
    head = source.data[at : at + 30]
    method = int.from_bytes(head[8:10], "little")
    size = int.from_bytes(head[18:22], "little")
    name_length = int.from_bytes(head[26:28], "little")
    start = at + 30 + name_length + int.from_bytes(head[28:30], "little")
    name = "目录外成员 " + source.data[at + 30 : at + 30 + name_length].decode("gb18030", "replace")
    if int.from_bytes(head[6:8], "little") & 1:
        return Gap(name, "已加密")
    try:
        data = (
            source.data[start : start + size]
            if method == 0
            else _inflate(source.data, start, source.budget)
        )
    except zlib.error:
        return Gap(name, "目录外成员无法解压")
    return Blob(name, data) if data else None


def _strays(source: Source, known: list[tuple[int, int]]) -> Iterator[Part]:
    for match in _LOCAL.finditer(source.data):
        at = match.start()
        if any(first <= at < last for first, last in known):
            continue
        source.budget.count_part()
        part = _stray(source, at)
        if part:
            yield part


def _extents(members: list[zipfile.ZipInfo]) -> list[tuple[int, int]]:
    return [
        (
            info.header_offset,
            info.header_offset + 30 + len(info.orig_filename.encode()) + max(info.compress_size, 1),
        )
        for info in members
    ]


def _residue(name: str, data: bytes) -> Iterator[Part]:
    if data.strip(b"\0\r\n "):
        yield Blob(name, data)


def _between(source: Source, archive: zipfile.ZipFile) -> Iterator[Part]:
    """Bytes in front of, between and behind the entries and the directory."""
    end = source.data.rfind(b"PK\x05\x06")
    directory = (archive.start_dir, end + 22 + len(archive.comment))
    position = 0
    for first, last in sorted([*_extents(archive.infolist()), directory]):
        if first - position > _SLACK:
            yield from _residue(f"间隙@{position}", source.data[position:first])
        position = max(position, last)
    yield from _residue("尾部数据", source.data[position:])


def read(source: Source) -> Iterator[Part]:
    """Yield names, comments, members and unlisted entries of a zip file."""
    try:
        archive = zipfile.ZipFile(BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        yield Gap("", f"压缩包损坏（{type(error).__name__}）")
        yield from _strays(source, [])
        return
    members = archive.infolist()
    names = [display_name(info) for info in members]
    yield Text("成员名", "\n".join(name.rsplit(".", 1)[0] for name in names), Place.NAME)
    comments = [archive.comment, *(info.comment + b"\n" + info.extra for info in members)]
    notes = b"\n".join(part for part in comments if len(part) > 1)
    yield Blob("压缩包注释", notes, Place.PROPERTY, guess=True)
    sheets: dict[str, bytes] = {}
    read_members: list[zipfile.ZipInfo] = []
    for info in members:
        source.budget.count_part()
        part = _member(archive, info, source)
        if isinstance(part, Blob):
            read_members.append(info)
        yield from package_parts.known(part) if isinstance(part, Blob) else [part]
        if isinstance(part, Blob) and part.name.startswith("xl/") and part.name.endswith(".xml"):
            sheets[part.name] = part.data
    yield from sheet.parts(sheets)
    yield from _between(source, archive)
    yield from _strays(source, _extents(read_members))
