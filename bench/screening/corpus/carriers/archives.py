"""Archives and streams around a text file."""

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import compressobj

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
    engine = compressobj(9, 8, -15)
    data = engine.compress(text.encode()) + engine.flush()
    head = b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(8) + len(data).to_bytes(4, "little")
    head += len(text.encode()).to_bytes(4, "little") + b"\x05\0\0\0a.txt"
    return head + data + package({"b.txt": "会议安排"})


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
    "tar member": _tar,
    "tgz member": lambda text: gzip.compress(_tar(text)),
    "gz stream": lambda text: gzip.compress(text.encode()),
    "bz2 stream": lambda text: bz2.compress(text.encode()),
    "xz stream": lambda text: lzma.compress(text.encode()),
}
