import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from jiyao.foundation.trail import verifier
from jiyao.foundation.trail.notes import (
    WITNESS,
    BadNote,
    BadSignature,
    Note,
    Tree,
    VerifierKey,
    check_checkpoint,
    public_bytes,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NAME = "jiyao.local/trail"
OURS = VerifierKey(NAME, public_bytes(KEY))
TREE = Tree(f"{NAME}/2026", 20852163, bytes(range(32)))

# The example of C2SP signed-note and of golang.org/x/mod/sumdb/note.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SAYING = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpR"
    "Zb6KE6RyyBwJnAM=\n"
)


def signed(tree=TREE):
    return tree.note().signed(KEY, tree.origin)


def test_the_known_note_holds():
    assert Note.parse(SAYING).check(VerifierKey.parse(PETER)) == 0
    assert str(VerifierKey.parse(PETER)) == PETER


def test_the_known_note_changed_does_not_hold():
    with pytest.raises(BadSignature):
        Note.parse(SAYING.replace("answer", "Answer")).check(VerifierKey.parse(PETER))


def test_a_checkpoint_comes_back_as_it_was_written():
    text = str(signed())
    assert str(Note.parse(text)) == text
    assert check_checkpoint(text, [OURS], 2026) == TREE
    assert len(text.encode()) <= 205


def test_extension_lines_come_back_and_are_signed():
    closed = Tree(TREE.origin, 7, TREE.root, ("closed",))
    assert check_checkpoint(str(signed(closed)), [OURS], 2026) == closed
    with pytest.raises(BadSignature):
        check_checkpoint(str(signed(closed)).replace("closed", "opened"), [OURS], 2026)


def test_a_witness_says_when():
    note = signed().cosigned(KEY, "witness.example/w1", 1_790_000_000)
    witness = VerifierKey("witness.example/w1", public_bytes(KEY), WITNESS)
    assert Note.parse(str(note)).check(witness) == 1_790_000_000
    assert check_checkpoint(str(note), [OURS], 2026) == TREE


def test_a_witness_cannot_be_made_to_have_said_another_time():
    note = signed().cosigned(KEY, "w", 1_790_000_000)
    early = note.signatures[1].blob[:7] + b"\x00" + note.signatures[1].blob[8:]
    line = type(note.signatures[1])("w", note.signatures[1].key_id, early)
    with pytest.raises(BadSignature):
        Note(note.text, (line,)).check(VerifierKey("w", public_bytes(KEY), WITNESS))


@pytest.mark.parametrize("log", [2025, 2027])
def test_a_checkpoint_of_another_year_does_not_count(log):
    with pytest.raises(BadSignature):
        check_checkpoint(str(signed()), [OURS], log)


@pytest.mark.parametrize(
    "text",
    ["", "a\n", "a\n\n— b\n", "a\n\nb c\n", "a\n1\n!\n\n— b AAAAAAAA\n", "a\n01\n\n— b AAAAAAAA\n"],
)
def test_what_is_no_checkpoint_is_said_to_be_none(text):
    with pytest.raises(BadNote):
        Tree.read(Note.parse(text))


@pytest.mark.parametrize("text", ["", "a+b", "a+00000000+AAAA", PETER.replace("c74f", "c74e")])
def test_what_is_no_key_is_said_to_be_none(text):
    with pytest.raises(BadNote):
        VerifierKey.parse(text)


@given(st.integers(0, 2**40), st.binary(min_size=32, max_size=32))
def test_the_verifier_reads_every_checkpoint_the_same(size, root):
    tree = Tree(f"{NAME}/2026", size, root)
    read = verifier.read_checkpoint(str(signed(tree)), [verifier.read_key(str(OURS))])
    assert read == (2026, size, root, False)


@given(st.binary(max_size=80), st.integers(0, 511))
def test_the_verifier_accepts_signatures_as_cryptography_does(data, bit):
    good = KEY.sign(data)
    assert verifier.signature_holds(OURS.public, data, good)
    bad = bytearray(good)
    bad[bit // 8] ^= 1 << bit % 8
    assert not verifier.signature_holds(OURS.public, data, bytes(bad))


def test_the_verifier_knows_the_vectors_of_rfc_8032():
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert verifier.signature_holds(public, b"\x72", signature)
    assert not verifier.signature_holds(public, b"\x73", signature)
