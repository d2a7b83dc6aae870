"""Decodes many short runs of hexadecimal or base64 at once and tells which say something.

Hashes and identifiers are far more frequent than hidden text, and each decodes to noise.
"""

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Offsets = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_SIX = np.zeros(256, dtype=np.uint8)
_SIX[list(_LETTERS)] = np.arange(64)
_SIX[list(b"-_")] = (62, 63)
_FOUR = np.zeros(256, dtype=np.uint8)
_FOUR[list(b"0123456789abcdef")] = np.arange(16)
_FOUR[list(b"ABCDEF")] = np.arange(10, 16)

_UNPRINTED, _NEVER, _LONG, _MARK = 1, 2, 4, 8
_KINDS = np.full(256, _UNPRINTED, dtype=np.uint8)
_KINDS[0x20:0x7F] = 0
_KINDS[[0xC0, 0xC1, *range(0xF5, 0x100)]] |= _NEVER
_KINDS[0xE0:] |= _LONG
_FOLLOWING = np.zeros(256, dtype=np.int16)  # bytes that must follow, -1 for one that follows
_FOLLOWING[0x80:0xC0] = -1
_FOLLOWING[0xC2:0xE0], _FOLLOWING[0xE0:0xF0], _FOLLOWING[0xF0:0xF5] = 1, 2, 3
_PAIRS = np.zeros(0x10000, dtype=np.uint8)
_PAIRS[
    [int.from_bytes("密".encode(code)) for code in ("gb18030", "big5", "utf-16-le", "utf-16-be")]
] = _MARK
_HEADS = np.zeros(0x10000, dtype=bool)
_HEADS[
    [
        int.from_bytes(head)
        for head in (b"\x1f\x8b", b"BZ", b"PK", b"\xfd7", b"x\x9c", b"x\xda", b"x\x01")
    ]
] = True


def _inside(size: int, starts: Offsets, lengths: Offsets) -> Mask:
    """Tell for each of `size` places whether it is in one of the runs, none of which is empty."""
    edges = np.zeros(size + 1, dtype=np.int8)
    edges[starts] += 1
    edges[starts + lengths] -= 1
    return np.cumsum(edges[:-1], dtype=np.int8).view(np.bool_)


def gathered(codes: Bytes, starts: Offsets, lengths: Offsets) -> Bytes:
    """Lay runs, which are in the order of the text, out one behind the other."""
    return codes[_inside(len(codes), starts, lengths)]


def hexadecimal(codes: Bytes, starts: Offsets, lengths: Offsets) -> tuple[Bytes, Offsets]:
    """Return the bytes of all runs, and how many bytes each has."""
    digits = _FOUR.take(gathered(codes, starts, lengths))
    return (digits[::2] << 4 | digits[1::2]).astype(np.uint8), lengths // 2


def base64(codes: Bytes, starts: Offsets, lengths: Offsets) -> tuple[Bytes, Offsets]:
    """Return the bytes of all runs, and how many bytes each has."""
    used = lengths - (lengths % 4 == 1)
    groups = -(-used // 4)
    ends = np.cumsum(groups)
    firsts = ends - groups
    six = np.zeros(ends[-1] * 4, dtype=np.uint8)
    six[_inside(len(six), firsts * 4, used)] = _SIX.take(gathered(codes, starts, used))
    six = six.reshape(-1, 4)
    out = np.empty((len(six), 3), dtype=np.uint8)
    out[:, 0] = six[:, 0] << 2 | six[:, 1] >> 4
    out[:, 1] = six[:, 1] << 4 | six[:, 2] >> 2
    out[:, 2] = six[:, 2] << 6 | six[:, 3]
    sizes = used * 3 // 4
    return gathered(out.reshape(-1), firsts * 3, sizes), sizes


def telling(data: Bytes, sizes: Offsets) -> Mask:
    """Tell for each piece of `data` whether it may be text, a packed file, or hold a mark.

    Nothing that `radix.meaningful` takes is left out.
    """
    ends = np.cumsum(sizes)
    starts = ends - sizes
    kinds = _KINDS.take(data)
    kinds[:-1] |= _PAIRS.take(data[:-1].astype(np.uint16) << 8 | data[1:])
    kinds = np.bitwise_or.reduceat(kinds, starts)
    following = np.add.reduceat(_FOLLOWING.take(data), starts)
    utf8 = (kinds & (_NEVER | _LONG) == _LONG) & (following == 0)
    heads = _HEADS[
        data[starts].astype(np.uint16) << 8 | data[np.minimum(starts + 1, len(data) - 1)]
    ]
    return (kinds & _UNPRINTED == 0) | utf8 | heads | (kinds & _MARK > 0)
