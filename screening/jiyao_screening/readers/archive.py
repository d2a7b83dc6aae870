"""Archives through libarchive: 7z, rar, tar, cab, iso, cpio, ar, zstd and others."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from ..parts import Gap, Part
from . import Source

MISSING = "压缩包未读取（本机没有安装 libarchive）"


@cache
def available() -> bool:
    """Tell whether archives can be read here: libarchive is a package of the system."""
    try:
        import_module("..unpacking", __package__)
    except (AttributeError, OSError, TypeError):
        return False
    return True


def read(source: Source) -> Iterator[Part]:
    """Yield the names and contents of all members; without libarchive a gap."""
    if not available():
        yield Gap("", MISSING)
        return
    from ..unpacking import unpack

    yield from unpack(source)
