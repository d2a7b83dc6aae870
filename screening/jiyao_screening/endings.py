"""Where a picture ends, so that what follows it can be read as something else."""

import struct


def _png(data: bytes) -> int:
    position = 8
    while position + 12 <= len(data):
        size = int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        position += 12 + size
        if kind == b"IEND":
            return position
    return len(data)


def _jpeg(data: bytes) -> int:
    """The end marker of the outermost picture: the last one in the data."""
    found = data.rfind(b"\xff\xd9")
    return found + 2 if found >= 0 else len(data)


def _gif(data: bytes) -> int:
    found = data.rfind(b"\x00\x3b")
    return found + 2 if found >= 0 else len(data)


def _declared(data: bytes, offset: int, extra: int) -> int:
    if len(data) < offset + 4:
        return len(data)
    size: int = struct.unpack_from("<I", data, offset)[0]
    return size + extra if size + extra > offset else len(data)


def end(kind: str, data: bytes) -> int:
    """Return the offset in bytes just behind a picture of the given kind."""
    if kind == "bmp":
        return _declared(data, 2, 0)
    if kind == "webp":
        return _declared(data, 4, 8)
    finders = {"png": _png, "jpeg": _jpeg, "gif": _gif}
    return finders[kind](data) if kind in finders else len(data)
