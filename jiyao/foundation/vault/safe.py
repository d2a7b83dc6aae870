"""The master keys on their way to the safe and back, under a passphrase."""

import json
import os
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jiyao.foundation.safekeeping.passphrases import stretched
from jiyao.foundation.vault.keys import KeyFault, all_keys, keep_key

FORMAT = "jiyao-keys-1"
LEAST = 14


def export_keys(passphrase: str) -> bytes:
    """Return every master key in use, sealed under a passphrase.

    Raises KeyFault for a passphrase of fewer than 14 characters, or when there is no key.
    """
    keys = {key.id: b64encode(key.secret).decode() for key in all_keys().values()}
    if not keys or len(passphrase) < LEAST:
        raise KeyFault(f"no key, or a passphrase of fewer than {LEAST} characters")
    salt, nonce = os.urandom(16), os.urandom(12)
    box = AESGCM(stretched(passphrase, salt)).encrypt(
        nonce, json.dumps(keys).encode(), FORMAT.encode()
    )
    parts = {"salt": salt, "nonce": nonce, "box": box}
    plain = {name: b64encode(part).decode() for name, part in parts.items()}
    return json.dumps({"format": FORMAT, **plain}, indent=1).encode() + b"\n"


def restore_keys(sealed: bytes, passphrase: str) -> list[str]:
    """Put back the keys that are missing and return their ids.

    Raises KeyFault when the passphrase or the file is wrong, or a key differs from the one here.
    """
    wanted, here = _opened(sealed, passphrase), all_keys()
    for key_id in wanted.keys() & here.keys():
        if here[key_id].secret != wanted[key_id]:
            raise KeyFault(f"{key_id}: another key of this name is here")
    missing = sorted(wanted.keys() - here.keys())
    for key_id in missing:
        keep_key(key_id, wanted[key_id])
    return missing


def _opened(sealed: bytes, passphrase: str) -> dict[str, bytes]:
    try:
        told = json.loads(sealed)
        salt, nonce, box = (b64decode(told[name]) for name in ("salt", "nonce", "box"))
        clear = AESGCM(stretched(passphrase, salt)).decrypt(nonce, box, FORMAT.encode())
    except (InvalidTag, KeyError, TypeError, ValueError):
        raise KeyFault("wrong passphrase, or not an export of keys") from None
    return {key_id: b64decode(secret) for key_id, secret in json.loads(clear).items()}
