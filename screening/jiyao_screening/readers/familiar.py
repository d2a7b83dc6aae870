"""Remembers unpacked zip members: templates put the same styles and themes into every file."""

import struct
import zipfile
from collections.abc import Callable

_LARGEST = 256 * 2**10
_MOST = 256
_HEADER = struct.Struct("<26xHH")
_Key = tuple[int, int, int, bytes]
_unpacked: dict[_Key, bytes] = {}


def _packed(info: zipfile.ZipInfo, data: bytes) -> bytes | None:
    """Return a member's packed bytes, None where its local header is not in order."""
    at = info.header_offset
    if data[at : at + 4] != b"PK\x03\x04" or at + _HEADER.size > len(data):
        return None
    name, extra = _HEADER.unpack_from(data, at)
    encoding = "utf-8" if info.flag_bits & 0x800 else "cp437"
    start = at + _HEADER.size
    if data[start : start + name] != info.orig_filename.encode(encoding, "replace"):
        return None
    start += name + extra
    return data[start : start + info.compress_size]


def unpacked(info: zipfile.ZipInfo, data: bytes, unpack: Callable[[], bytes]) -> bytes:
    """Return what `unpack` gives for a member of the zip file `data`, or what it gave before."""
    packed = _packed(info, data) if 0 < info.file_size <= _LARGEST else None
    if packed is None:
        return unpack()
    key = (info.compress_type, info.CRC, info.file_size, packed)
    if key not in _unpacked:
        if len(_unpacked) >= _MOST:
            _unpacked.clear()
        _unpacked[key] = unpack()
    return _unpacked[key]
