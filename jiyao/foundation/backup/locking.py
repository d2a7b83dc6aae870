"""Locking the key of a backup: with a passphrase, or for the holder of a private key.

Sources: RFC 7748 (X25519), RFC 5869 (HKDF); for passphrases `safekeeping.passphrases`.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.translation import gettext as _

from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.safekeeping.passphrases import stretched

PASSPHRASE, RECIPIENT = "passphrase", "recipient"
PURPOSE = b"jiyao-backup/2 "
ONCE = bytes(12)

Lock = Callable[[bytes, bytes], dict[str, Any]]


def with_passphrase(passphrase: str) -> Lock:
    """Return a lock that opens with a passphrase."""

    def lock(key: bytes, archive: bytes) -> dict[str, Any]:
        salt = os.urandom(16)
        sealed = AESGCM(stretched(passphrase, salt)).encrypt(ONCE, key, PURPOSE + archive)
        return {"kind": PASSPHRASE, "salt": _text(salt), "key": _text(sealed)}

    return lock


def for_recipient(public: X25519PublicKey) -> Lock:
    """Return a lock that opens with the private key that belongs to `public`."""

    def lock(key: bytes, archive: bytes) -> dict[str, Any]:
        once = X25519PrivateKey.generate()
        mine, theirs = once.public_key().public_bytes_raw(), public.public_bytes_raw()
        agreed = _agreed(once.exchange(public), mine, theirs)
        sealed = AESGCM(agreed).encrypt(ONCE, key, PURPOSE + archive)
        return {"kind": RECIPIENT, "once": _text(mine), "key": _text(sealed)}

    return lock


def unlocked_by(secret: str | X25519PrivateKey) -> Callable[[dict[str, Any], bytes], bytes]:
    """Return what opens locks with a passphrase or a private key. It raises BackupRefused."""

    def unlock(lock: dict[str, Any], archive: bytes) -> bytes:
        try:
            opened = AESGCM(_opening(lock, secret))
            return opened.decrypt(ONCE, b64decode(lock["key"], validate=True), PURPOSE + archive)
        except (InvalidTag, ValueError, KeyError, TypeError) as error:
            raise BackupRefused(_("口令或私钥不对，或文件头被改动")) from error

    return unlock


def _opening(lock: dict[str, Any], secret: str | X25519PrivateKey) -> bytes:
    kind = RECIPIENT if isinstance(secret, X25519PrivateKey) else PASSPHRASE
    if lock["kind"] != kind:
        needs = {PASSPHRASE: _("此备份要用口令打开"), RECIPIENT: _("此备份要用私钥打开")}
        raise BackupRefused(needs[lock["kind"]])
    if isinstance(secret, str):
        return stretched(secret, b64decode(lock["salt"], validate=True))
    theirs = b64decode(lock["once"], validate=True)
    shared = secret.exchange(X25519PublicKey.from_public_bytes(theirs))
    return _agreed(shared, theirs, secret.public_key().public_bytes_raw())


def _agreed(shared: bytes, once: bytes, recipient: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=once + recipient, info=PURPOSE).derive(shared)


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")
