"""Checkpoints as signed notes, and the cosignatures of witnesses.

Sources: C2SP signed-note, tlog-checkpoint, tlog-cosignature (cosignature/v1). A note is its text,
an empty line, and one line `— name base64(key id ‖ signature)` for each signature.
"""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LOG = 0x01
WITNESS = 0x04
DASH = "— "


class BadNote(ValueError):
    """A text that is no note, or no checkpoint."""


class BadSignature(ValueError):
    """A note without a valid signature of the key it was checked against."""


@dataclass(frozen=True)
class VerifierKey:
    """A public key with its name; `algorithm` is LOG or WITNESS; `public` is 32 bytes."""

    name: str
    public: bytes
    algorithm: int = LOG

    @property
    def key_id(self) -> bytes:
        """The four bytes before a signature that tell whose it is."""
        data = self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public
        return hashlib.sha256(data).digest()[:4]

    def __str__(self) -> str:
        packed = base64.b64encode(bytes([self.algorithm]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{packed}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """Read `name+id+base64`. Raises BadNote."""
        try:
            name, key_id, packed = text.strip().split("+", 2)
            data = base64.b64decode(packed, validate=True)
        except (ValueError, binascii.Error) as error:
            raise BadNote(text) from error
        key = cls(name, data[1:], data[0] if data else 0)
        if len(data) != 33 or key.key_id.hex() != key_id:
            raise BadNote(text)
        return key


@dataclass(frozen=True)
class Signature:
    """One signature line: `blob` is what follows the four bytes of the key id."""

    name: str
    key_id: bytes
    blob: bytes

    def __str__(self) -> str:
        return f"{DASH}{self.name} {base64.b64encode(self.key_id + self.blob).decode()}"


@dataclass(frozen=True)
class Note:
    """A text ending in a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        return f"{self.text}\n" + "".join(f"{line}\n" for line in self.signatures)

    @classmethod
    def parse(cls, data: str) -> "Note":
        """Split a note. Raises BadNote."""
        text, gap, lines = data.rpartition("\n\n")
        if not (gap and text and lines.endswith("\n")):
            raise BadNote(data)
        return cls(f"{text}\n", tuple(_signature(line) for line in lines[:-1].split("\n")))

    def signed(self, key: Ed25519PrivateKey, name: str) -> "Note":
        """Return the note with the log's own signature added."""
        whose = VerifierKey(name, public_bytes(key))
        line = Signature(name, whose.key_id, key.sign(self.text.encode()))
        return Note(self.text, (*self.signatures, line))

    def cosigned(self, key: Ed25519PrivateKey, name: str, seconds: int) -> "Note":
        """Return the note with a witness's statement added.

        seconds: when the witness saw the tree, since 1970 (UTC).
        """
        whose = VerifierKey(name, public_bytes(key), WITNESS)
        blob = seconds.to_bytes(8, "big") + key.sign(_witnessed(self.text, seconds))
        return Note(self.text, (*self.signatures, Signature(name, whose.key_id, blob)))

    def check(self, key: VerifierKey) -> int:
        """Check that `key` signed; return the witness's seconds since 1970, 0 for a log's key.

        Raises BadSignature.
        """
        for line in self.signatures:
            if (line.name, line.key_id) == (key.name, key.key_id):
                return _check(self.text, line.blob, key)
        raise BadSignature(key.name)


@dataclass(frozen=True)
class Tree:
    """What a checkpoint says: whose log, how many entries, which root, and further lines."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def note(self) -> Note:
        """Return the checkpoint without signatures."""
        root = base64.b64encode(self.root).decode()
        return Note("".join(f"{s}\n" for s in (self.origin, self.size, root, *self.extensions)))

    @classmethod
    def read(cls, note: Note) -> "Tree":
        """Read a checkpoint's text. Raises BadNote."""
        lines = note.text[:-1].split("\n")
        try:
            root = base64.b64decode(lines[2], validate=True)
            tree = cls(lines[0], int(lines[1]), root, tuple(lines[3:]))
        except (IndexError, ValueError) as error:
            raise BadNote(note.text) from error
        if len(root) != 32 or not lines[0] or str(tree.size) != lines[1]:
            raise BadNote(note.text)
        return tree


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """Return the 32 bytes of the public key."""
    return key.public_key().public_bytes_raw()


def origin_of(name: str, log: int) -> str:
    """Return the origin line of one year's log."""
    return f"{name}/{log}"


def log_key(key: VerifierKey, log: int) -> VerifierKey:
    """Return the key under the name it signs one year's log with."""
    return VerifierKey(origin_of(key.name, log), key.public, key.algorithm)


def check_checkpoint(data: str, keys: Sequence[VerifierKey], log: int) -> Tree:
    """Return the tree of a checkpoint of `log` signed by one of `keys`.

    Raises BadNote, BadSignature.
    """
    note = Note.parse(data)
    tree = Tree.read(note)
    for key in keys:
        if tree.origin == origin_of(key.name, log):
            note.check(log_key(key, log))
            return tree
    raise BadSignature(tree.origin)


def _witnessed(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def _signature(line: str) -> Signature:
    try:
        name, packed = line.removeprefix(DASH).split(" ")
        data = base64.b64decode(packed, validate=True)
    except ValueError as error:
        raise BadNote(line) from error
    if not (line.startswith(DASH) and name and len(data) > 4):
        raise BadNote(line)
    return Signature(name, data[:4], data[4:])


def _check(text: str, blob: bytes, key: VerifierKey) -> int:
    seconds = int.from_bytes(blob[:8], "big") if key.algorithm == WITNESS else 0
    data = _witnessed(text, seconds) if key.algorithm == WITNESS else text.encode()
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(blob[-64:], data)
    except InvalidSignature as error:
        raise BadSignature(key.name) from error
    if len(blob) != (72 if key.algorithm == WITNESS else 64):
        raise BadSignature(key.name)
    return seconds
