"""The tree over a log: hashes, compact range, inclusion and consistency proofs.

Pure: no database, no clock. Source: RFC 6962 §2.1 (shapes), RFC 9162 §2.1.3–2.1.4 (checking).
Leaves count from 0 here; entry number n of a log is leaf n - 1.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY = sha256(b"").digest()
# The leaves, or nodes, under one stored node: the hashes of whole subtrees of 256^height leaves.
WIDTH = 256

HashOf = Callable[[int, int], bytes]


class ProofFailed(ValueError):
    """A proof that does not lead to the root it was given for."""


def leaf_hash(data: bytes) -> bytes:
    """Return SHA-256(0x00 ‖ data)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 ‖ left ‖ right)."""
    return sha256(b"\x01" + left + right).digest()


def subtree_root(hashes: Sequence[bytes]) -> bytes:
    """Return the root over 2^n hashes of one height."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return hashes[0]


@dataclass
class CompactRange:
    """The few hashes that stand for the first `size` leaves: one for each one-bit of `size`."""

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes) -> None:
        """Add the next leaf hash."""
        self.extend_by_subtree(0, leaf)

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes in their order."""
        for leaf in leaves:
            self.append(leaf)

    def extend_by_subtree(self, height: int, top: bytes) -> None:
        """Add 2^height leaves by the hash over them; `size` must be a multiple of 2^height."""
        grown = self.size >> height
        while grown & 1:
            top = node_hash(self.hashes.pop(), top)
            grown >>= 1
        self.hashes.append(top)
        self.size += 1 << height

    def root(self) -> bytes:
        """Return the root of the tree of `size` leaves."""
        if not self.hashes:
            return EMPTY
        top = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            top = node_hash(left, top)
        return top


def range_root(begin: int, end: int, hash_of: HashOf) -> bytes:
    """Return MTH(D[begin:end]) for a range as RFC 6962 splits them.

    hash_of: gives the hash over the 2^height leaves from index·2^height on.
    """
    count = end - begin
    if count & (count - 1) == 0:
        height = count.bit_length() - 1
        return hash_of(height, begin >> height)
    middle = begin + _split(count)
    return node_hash(range_root(begin, middle, hash_of), range_root(middle, end, hash_of))


def inclusion_proof(index: int, size: int, hash_of: HashOf) -> list[bytes]:
    """Return PATH(index, D[size]), the leaf's neighbour first. Raises IndexError outside."""
    if not 0 <= index < size:
        raise IndexError(index)
    proof: list[bytes] = []
    begin, end = 0, size
    while end - begin > 1:
        middle = begin + _split(end - begin)
        if index < middle:
            proof.append(range_root(middle, end, hash_of))
            end = middle
        else:
            proof.append(range_root(begin, middle, hash_of))
            begin = middle
    return proof[::-1]


def consistency_proof(old: int, new: int, hash_of: HashOf) -> list[bytes]:
    """Return PROOF(old, D[new]) that the tree of `new` leaves continues that of `old`.

    Raises IndexError unless 0 < old <= new.
    """
    if not 0 < old <= new:
        raise IndexError(old)
    proof: list[bytes] = []
    begin, end = 0, new
    while end != old:
        middle = begin + _split(end - begin)
        if old <= middle:
            proof.append(range_root(middle, end, hash_of))
            end = middle
        else:
            proof.append(range_root(begin, middle, hash_of))
            begin = middle
    if begin:
        proof.append(range_root(begin, end, hash_of))
    return proof[::-1]


def root_by_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes:
    """Return the root that the proof leads to (RFC 9162 §2.1.3.2). Raises ProofFailed."""
    if not 0 <= index < size:
        raise ProofFailed(index)
    place, last, top = index, size - 1, leaf
    for other in proof:
        if last == 0:
            raise ProofFailed("too long")
        if place & 1 or place == last:
            top = node_hash(other, top)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            top = node_hash(top, other)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofFailed("too short")
    return top


def check_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that `leaf` is leaf `index` of the tree of `size` leaves. Raises ProofFailed."""
    if root_by_inclusion(index, size, leaf, proof) != root:
        raise ProofFailed(index)


def check_consistency(
    old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the new tree continues the old one (RFC 9162 §2.1.4.2). Raises ProofFailed."""
    if not 0 < old <= new:
        raise ProofFailed(old)
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if old == new:
        path = [old_root] if not proof else []
    if not path or _roots_by_consistency(old, new, path) != (old_root, new_root):
        raise ProofFailed((old, new))


def _roots_by_consistency(old: int, new: int, path: list[bytes]) -> tuple[bytes, bytes]:
    place, last = old - 1, new - 1
    while place & 1 or place == last != 0:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for other in path[1:]:
        if last == 0:
            raise ProofFailed("too long")
        if place & 1 or place == last:
            first, second = node_hash(other, first), node_hash(other, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, other)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofFailed("too short")
    return first, second


def _split(count: int) -> int:
    return 1 << ((count - 1).bit_length() - 1)
