"""Bytes of no known format: their strings are looked at, and the gap is reported."""

from collections.abc import Iterator

from ..carving import carve
from ..parts import Gap, Part
from ..strings import wide
from . import Source

_LARGEST = 16 * 2**20


def read(source: Source) -> Iterator[Part]:
    """Yield a gap, then strings and whole files found in the bytes."""
    yield Gap("", "未知格式，只做了字节扫描")
    if len(source.data) <= _LARGEST:
        yield from wide(source.data, source.place)
    yield from carve(source.data, "内含文件", first=1)
