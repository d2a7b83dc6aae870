"""A file in pieces of 64 KiB behind a header, bound to what it belongs to.

The associated data of every piece is the header, with the length, and the context. Source:
docs/adr/0007-files.md.
"""

import os
import struct
from collections.abc import Iterator

from jiyao.foundation.safekeeping.pieces import TAG, Broken, opened, sealed

MAGIC = b"JIYAO-F1"
HEADER = struct.Struct(">8s7sQ")
CHUNK = 64 * 1024


def seal(clear: bytes, key: bytes, context: bytes) -> bytes:
    """Return the sealed form of a file.

    key: 32 random bytes that seal nothing else; context: what the file belongs to.
    """
    prefix = os.urandom(7)
    header = HEADER.pack(MAGIC, prefix, len(clear))
    return b"".join([header, *sealed(_cut(clear, CHUNK), key, prefix, header + context)])


def unseal(data: bytes, key: bytes, context: bytes) -> bytes:
    """Return the clear file. Raises Broken when a single bit or the context is another."""
    header, body = data[: HEADER.size], data[HEADER.size :]
    if len(header) < HEADER.size:
        raise Broken
    magic, prefix, length = HEADER.unpack(header)
    if magic != MAGIC or len(body) != length + TAG * max(1, -(-length // CHUNK)):
        raise Broken
    return b"".join(opened(_cut(body, CHUNK + TAG), key, prefix, header + context))


def _cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))
