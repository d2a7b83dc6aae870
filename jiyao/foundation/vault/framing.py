"""A file in chunks of AES-256-GCM: none can be changed, moved, left out or added unnoticed.

The STREAM construction: the nonce of a chunk is a random prefix, its number and whether it is the
last; the associated data of every chunk is the header, with the length, and what the file belongs
to. A key serves one file. Sources: docs/adr/0007-files.md; Hoang, Reyhanitabar, Rogaway and Vizár,
Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015; NIST SP 800-38D.
"""

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"JIYAO-F1"
HEADER = struct.Struct(">8s7sQ")
CHUNK, TAG = 64 * 1024, 16


class Broken(Exception):
    """What was sealed is not what lies there, or belongs to something else."""


def seal(clear: bytes, key: bytes, context: bytes) -> bytes:
    """Return the sealed form of a file.

    key: 32 random bytes that seal nothing else; context: what the file belongs to.
    """
    prefix = os.urandom(7)
    header = HEADER.pack(MAGIC, prefix, len(clear))
    cipher, parts, last = AESGCM(key), [header], _chunks(len(clear)) - 1
    for number in range(last + 1):
        chunk = clear[number * CHUNK : (number + 1) * CHUNK]
        nonce = _nonce(prefix, number, number == last)
        parts.append(cipher.encrypt(nonce, chunk, header + context))
    return b"".join(parts)


def unseal(sealed: bytes, key: bytes, context: bytes) -> bytes:
    """Return the clear file. Raises Broken when a single bit or the context is another."""
    header = sealed[: HEADER.size]
    if len(header) < HEADER.size:
        raise Broken
    magic, prefix, length = HEADER.unpack(header)
    last = _chunks(length) - 1
    if magic != MAGIC or len(sealed) != HEADER.size + length + TAG * (last + 1):
        raise Broken
    cipher, clear = AESGCM(key), bytearray()
    for number in range(last + 1):
        start = HEADER.size + number * (CHUNK + TAG)
        chunk = sealed[start : start + CHUNK + TAG]
        try:
            nonce = _nonce(prefix, number, number == last)
            clear += cipher.decrypt(nonce, chunk, header + context)
        except InvalidTag:
            raise Broken from None
    return bytes(clear)


def _chunks(length: int) -> int:
    return max(1, -(-length // CHUNK))


def _nonce(prefix: bytes, number: int, is_last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, is_last)
