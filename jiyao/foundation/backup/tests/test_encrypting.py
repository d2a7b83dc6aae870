"""One bit, one piece, one byte more or less: noticed."""

import io
import os
import random

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from jiyao.foundation.backup.encrypting import PIECE, TAG, decrypted, encrypted
from jiyao.foundation.backup.locking import for_recipient, unlocked_by, with_passphrase
from jiyao.foundation.backup.packing import DATA, Part, Unpacking, packed
from jiyao.foundation.backup.refusing import BackupRefused

FLIPS = int(os.environ.get("JIYAO_FLIPS") or 200)
ID = "0123456789abcdef" * 2
KEY = X25519PrivateKey.generate()
CONTENT = random.Random(5).randbytes(2 * PIECE + 777)  # noqa: S311 - content, not a secret


def file_of(content, lock=None):
    parts = [Part("one", [content[:1000], content[1000:]]), Part("two", [b""])]
    return b"".join(
        encrypted(ID, packed(parts, {"about": 1}), lock or for_recipient(KEY.public_key()))
    )


def opened(data, secret=KEY):
    unpacking = Unpacking(decrypted(io.BytesIO(data), unlocked_by(secret)))
    return {part.name: b"".join(part.blocks) for part in unpacking.parts()}


@pytest.fixture(scope="module")
def sealed():
    return file_of(CONTENT)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_what_goes_in_comes_out(size):
    assert opened(file_of(CONTENT[:size])) == {"one": CONTENT[:size], "two": b""}


def test_a_passphrase_opens_what_it_locked_and_nothing_else_does():
    data = file_of(b"x", with_passphrase("一个 足够长 的口令"))
    assert opened(data, "一个 足够长 的口令") == {"one": b"x", "two": b""}
    for other in ("一个 足够长 的口令 ", KEY):
        with pytest.raises(BackupRefused):
            opened(data, other)


def test_another_private_key_or_a_passphrase_does_not_open_it(sealed):
    for other in (X25519PrivateKey.generate(), "passphrase"):
        with pytest.raises(BackupRefused):
            opened(sealed, other)


@pytest.mark.clause("SYS-05")
def test_every_flipped_bit_is_noticed(sealed):
    """At random places, and at every byte of the header; JIYAO_FLIPS is the number of the first."""
    chance = random.Random(11)  # noqa: S311 - places, not secrets
    header = range(sealed.index(b"\n", 20) + 1)
    places = [chance.randrange(len(sealed)) for _flip in range(FLIPS)]
    for place in [*places, *header]:
        changed = bytearray(sealed)
        changed[place] ^= 1 << chance.randrange(8)
        with pytest.raises(BackupRefused):
            opened(bytes(changed))


@pytest.mark.clause("SYS-05")
def test_a_file_that_was_cut_off_lengthened_or_put_together_otherwise_is_noticed(sealed):
    start = sealed.index(b"\n", 20) + 1
    piece = PIECE + TAG
    head, one, two, rest = (
        sealed[:start],
        sealed[start : start + piece],
        sealed[start + piece : start + 2 * piece],
        sealed[start + 2 * piece :],
    )
    other = file_of(CONTENT)
    wrong = [
        b"",
        head,
        head + one,
        head + one + two,
        head + one + rest,
        head + two + one + rest,
        head + one + one + two + rest,
        sealed[:-1],
        sealed + b"x",
        sealed + rest,
        head + other[len(head) :],
    ]
    for data in wrong:
        with pytest.raises(BackupRefused):
            opened(data)


def test_nothing_of_the_content_can_be_read_from_the_file():
    assert b"secret words" not in file_of(b"secret words" * 100)


def test_a_content_that_is_not_what_the_manifest_says_is_refused():
    records = b"".join(packed([Part("one", [b"content"])], {}))
    place = records.index(DATA + (7).to_bytes(4, "big")) + 5
    changed = records[:place] + b"C" + records[place + 1 :]
    for wrong in (changed, records[: records.index(b"M\0")], records + records[:30]):
        unpacking = Unpacking([wrong])
        with pytest.raises(BackupRefused):
            list(unpacking.parts())
