"""Not one bit of a sealed file can be changed, moved, added or left out."""

import os
import secrets

import pytest

from jiyao.foundation.safekeeping.pieces import TAG, Broken
from jiyao.foundation.vault.framing import CHUNK, HEADER, seal, unseal

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
HERE, THERE = b"file label record", b"file label other"
SMALL = b"x" * 50
LARGE = os.urandom(3 * CHUNK + 100)


def chunks(sealed: bytes) -> list[bytes]:
    body, step = sealed[HEADER.size :], CHUNK + TAG
    return [body[at : at + step] for at in range(0, len(body), step)]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_sealed_is_unsealed(size: int) -> None:
    clear = os.urandom(size)
    assert unseal(seal(clear, KEY, HERE), KEY, HERE) == clear


@pytest.mark.clause("SYS-04")
def test_a_change_of_any_single_byte_is_noticed_and_refused() -> None:
    sealed = seal(SMALL, KEY, HERE)
    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1 << secrets.randbelow(8)
        with pytest.raises(Broken):
            unseal(bytes(changed), KEY, HERE)


@pytest.mark.clause("SYS-04")
def test_every_truncation_is_noticed_and_refused() -> None:
    sealed = seal(SMALL, KEY, HERE)
    for length in range(len(sealed)):
        with pytest.raises(Broken):
            unseal(sealed[:length], KEY, HERE)
    with pytest.raises(Broken):
        unseal(sealed + b"\0", KEY, HERE)


@pytest.mark.clause("SYS-04")
@pytest.mark.parametrize("order", [(1, 0, 2, 3), (0, 2, 1, 3), (0, 0, 2, 3), (0, 1, 2)])
def test_chunks_in_another_order_or_left_out_are_noticed(order: tuple[int, ...]) -> None:
    sealed = seal(LARGE, KEY, HERE)
    parts = chunks(sealed)
    moved = sealed[: HEADER.size] + b"".join(parts[number] for number in order)
    with pytest.raises(Broken):
        unseal(moved, KEY, HERE)


def test_a_shorter_length_in_the_header_is_noticed() -> None:
    sealed = seal(LARGE, KEY, HERE)
    magic, prefix, _length = HEADER.unpack(sealed[: HEADER.size])
    shorter = HEADER.pack(magic, prefix, 2 * CHUNK) + b"".join(chunks(sealed)[:2])
    with pytest.raises(Broken):
        unseal(shorter, KEY, HERE)


def test_a_chunk_of_another_file_under_the_same_key_is_noticed() -> None:
    one, two = seal(LARGE, KEY, HERE), seal(LARGE, KEY, HERE)
    mixed = one[: HEADER.size] + b"".join([chunks(one)[0], *chunks(two)[1:]])
    with pytest.raises(Broken):
        unseal(mixed, KEY, HERE)


@pytest.mark.parametrize(("key", "context"), [(OTHER, HERE), (KEY, THERE)])
def test_another_key_or_another_record_opens_nothing(key: bytes, context: bytes) -> None:
    with pytest.raises(Broken):
        unseal(seal(SMALL, KEY, HERE), key, context)


def test_the_same_file_never_looks_the_same_twice() -> None:
    assert seal(SMALL, KEY, HERE) != seal(SMALL, KEY, HERE)
