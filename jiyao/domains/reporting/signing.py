"""The organisation's own key for files to other bodies, and whose key has signed theirs.

A file is a signed note (trail/notes.py): its text, an empty line, one line with the signature. The
key is another than that of the trail, which no request ever reaches.
"""

import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from jiyao.foundation.trail.notes import Note, VerifierKey, public_bytes
from jiyao.foundation.trail.signing import private_key

FILE = "reporting.pem"


def own_key() -> Ed25519PrivateKey:
    """Return the key, made on first use. Raises SigningRefused when others can read it."""
    return private_key(Path(settings.KEYS) / FILE)


def own_public() -> VerifierKey:
    """Return what other bodies are given, under the organisation's name. Raises SigningRefused."""
    return VerifierKey(_name(), public_bytes(own_key()))


def signed(text: str) -> str:
    """Return a text ending in a newline with the organisation's signature."""
    return str(Note(text).signed(own_key(), _name()))


def fingerprint(key: VerifierKey) -> str:
    """Return the digest of a key in groups of four, to be read out on the telephone."""
    digest = hashlib.sha256(key.public).hexdigest()[:32]
    return " ".join(digest[i : i + 4] for i in range(0, len(digest), 4))


def _name() -> str:
    """The organisation's name without what a note's lines are told apart by."""
    return "".join(settings.ORGANISATION.replace("+", "").split()) or "jiyao"
