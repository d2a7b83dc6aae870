"""Master keys: one file each, in a folder apart from the data, readable by the service alone.

Clause SYS-04. A master key only wraps the keys of files. The newest one wraps; the older ones
still unwrap until nothing is wrapped by them any more and they are retired.
"""

import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from jiyao.foundation.safekeeping.durable import make_folder, sync_folder, write_once
from jiyao.foundation.safekeeping.pieces import Broken

SIZE, NONCE = 32, 12
READABLE_BY_OTHERS = 0o077


class KeyFault(RuntimeError):
    """Keys that must not be used, or that are not there."""


@dataclass(frozen=True)
class MasterKey:
    """One master key; ids sort by the time of their making."""

    id: str
    secret: bytes

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Return the key of a file, wrapped for that file alone."""
        nonce = os.urandom(NONCE)
        return nonce + AESGCM(self.secret).encrypt(nonce, key, self._bound(context))

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return the key of a file. Raises Broken when it was wrapped for another, or altered."""
        try:
            nonce, box = wrapped[:NONCE], wrapped[NONCE:]
            return AESGCM(self.secret).decrypt(nonce, box, self._bound(context))
        except (InvalidTag, ValueError):
            raise Broken from None

    def _bound(self, context: bytes) -> bytes:
        return b"JIYAO-K1\0" + self.id.encode() + b"\0" + context


def refuse_unsafe_keys() -> None:
    """Raise KeyFault when the keys lie with the data or can be read by anybody else."""
    keys, vault = Path(settings.KEYS).resolve(), Path(settings.VAULT).resolve()
    if keys == vault or vault in keys.parents:
        raise KeyFault(f"{keys}: lies inside {vault}")
    for path in (keys, *_files()) if keys.exists() else ():
        if path.stat().st_mode & READABLE_BY_OTHERS:
            raise KeyFault(f"{path}: others may read it")


def all_keys() -> dict[str, MasterKey]:
    """Return the master keys in use by id, oldest first. Raises KeyFault when they are unsafe."""
    refuse_unsafe_keys()
    try:
        found = {path.stem: MasterKey(path.stem, path.read_bytes()) for path in _files()}
    except OSError as fault:
        raise KeyFault(str(fault)) from fault
    for key in found.values():
        if len(key.secret) != SIZE:
            raise KeyFault(f"{key.id}: not a key")
    return found


def current_key() -> MasterKey:
    """Return the key that wraps. Raises KeyFault when there is none."""
    keys = all_keys()
    if not keys:
        raise KeyFault(f"{settings.KEYS}: no key")
    return keys[max(keys)]


def key_named(key_id: str) -> MasterKey:
    """Return one master key. Raises KeyFault when it is not there."""
    keys = all_keys()
    if key_id not in keys:
        raise KeyFault(f"{key_id}: not there")
    return keys[key_id]


def make_key() -> MasterKey:
    """Make a master key that wraps from now on. Raises KeyFault when the clock was set back."""
    known = all_keys()
    made = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    if known and made <= max(known):
        raise KeyFault(f"{made}: not later than {max(known)}")
    return keep_key(made, secrets.token_bytes(SIZE))


def keep_key(key_id: str, secret: bytes) -> MasterKey:
    """Write a master key to the folder. Raises FileExistsError for an id used before."""
    folder = Path(settings.KEYS)
    make_folder(folder)
    write_once(folder / f"{key_id}.key", [secret])
    return MasterKey(key_id, secret)


def retire_key(key_id: str) -> None:
    """Take a key out of use; its file stays under another name for old backups."""
    path = Path(settings.KEYS) / f"{key_id}.key"
    path.rename(path.with_suffix(".retired"))
    sync_folder(path.parent)


def _files() -> list[Path]:
    return sorted(Path(settings.KEYS).glob("*.key"))
