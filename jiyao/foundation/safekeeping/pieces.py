"""Pieces of AES-256-GCM: none can be changed, moved, left out or added unnoticed.

The STREAM construction: the nonce of a piece is a prefix, its number and whether it is the last;
the associated data of every piece is what all of it is bound to. A key serves one stream. Sources:
Hoang, Reyhanitabar, Rogaway and Vizár, Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance, 2015; NIST SP 800-38D.
"""

import struct
from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

TAG = 16


class Broken(Exception):
    """What was sealed is not what lies there, or belongs to something else."""


def sealed(pieces: Iterable[bytes], key: bytes, prefix: bytes, bound: bytes) -> Iterator[bytes]:
    """Yield each piece sealed; of nothing, one empty piece.

    key: 32 random bytes that seal nothing else; prefix: 7 bytes; bound: what it belongs to.
    """
    cipher = AESGCM(key)
    for number, last, piece in _numbered(pieces):
        yield cipher.encrypt(_nonce(prefix, number, last), piece, bound)


def opened(pieces: Iterable[bytes], key: bytes, prefix: bytes, bound: bytes) -> Iterator[bytes]:
    """Yield each piece once it is proven. Raises Broken with the number of the piece, from 0."""
    cipher = AESGCM(key)
    for number, last, piece in _numbered(pieces):
        try:
            yield cipher.decrypt(_nonce(prefix, number, last), piece, bound)
        except InvalidTag:
            raise Broken(number) from None


def _numbered(pieces: Iterable[bytes]) -> Iterator[tuple[int, bool, bytes]]:
    """Yield (number, whether it is the last, piece); of nothing, one empty last piece."""
    rest = iter(pieces)
    number, piece = 0, next(rest, b"")
    for following in rest:
        yield number, False, piece
        number, piece = number + 1, following
    yield number, True, piece


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)
