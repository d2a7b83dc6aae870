"""Archives and streams around a text file."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import libarchive

from .package import package


def _seven(text: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.7z")
        with libarchive.file_writer(str(path), "7zip") as archive:
            archive.add_file_from_memory("a.txt", len(text.encode()), text.encode())
        return path.read_bytes()


def _tar(text: str) -> bytes:
    target, data = BytesIO(), text.encode("gb18030")
    with tarfile.open(fileobj=target, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len(data)
        archive.addfile(member, BytesIO(data))
    return target.getvalue()


def _zip(text: str) -> bytes:
    return package({"a.txt": text.encode("gb18030")})


def _unlisted(text: str) -> bytes:
    engine = zlib.compressobj(9, 8, -15)
    data = engine.compress(text.encode()) + engine.flush()
    head = b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(8) + len(data).to_bytes(4, "little")
    head += len(text.encode()).to_bytes(4, "little") + b"\x05\0\0\0a.txt"
    return head + data + package({"b.txt": "会议安排"})


def _number(value: int) -> bytes:
    """RAR 5's variable-length integer."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _block(body: bytes) -> bytes:
    sized = _number(len(body)) + body
    return zlib.crc32(sized).to_bytes(4, "little") + sized


def _rar(text: str) -> bytes:
    data, name = text.encode(), b"a.txt"
    stored = b"\x02\x02" + _number(len(data)) + b"\x04" + _number(len(data)) + b"\x20"
    stored += zlib.crc32(data).to_bytes(4, "little") + b"\0\1" + _number(len(name)) + name
    start = b"Rar!\x1a\x07\x01\0" + _block(b"\1\0\0")
    return start + _block(stored) + data + _block(b"\5\0\0")


def _deep(text: str) -> bytes:
    data = text.encode()
    for name in ("c.zip", "b.zip", "a.zip"):
        data = package({name: gzip.compress(data)})
    return data


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "zip member": _zip,
    "zip comment": lambda text: package({"a.txt": "会议"}, comment=text.encode("gb18030")),
    "zip unlisted": _unlisted,
    "zip tail": lambda text: package({"a.txt": "会议"}) + text.encode("utf-16-be"),
    "zip deep": _deep,
    "7z member": _seven,
    "rar member": _rar,
    "tar member": _tar,
    "tgz member": lambda text: gzip.compress(_tar(text)),
    "gz stream": lambda text: gzip.compress(text.encode()),
    "bz2 stream": lambda text: bz2.compress(text.encode()),
    "xz stream": lambda text: lzma.compress(text.encode()),
}
