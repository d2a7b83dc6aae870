"""Signs a result (Ed25519) so that a later change shows.

The signature covers the machine's name, the time, the rule version and the digest of the file
list with everything else in the result. It does not show that the run was an honest one: who
holds the tool holds its key.
"""

import base64
import json
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def new_key() -> bytes:
    """Return a new private key as unencrypted PEM."""
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _load(path: Path) -> Ed25519PrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("签名密钥不是 Ed25519")
    return key


def public_key(path: Path) -> str:
    """Return the public key that belongs to a private key file, in base64."""
    return base64.b64encode(_load(path).public_key().public_bytes(*_RAW)).decode()


def _signed_bytes(data: dict[str, Any]) -> bytes:
    body = {key: value for key, value in data.items() if key != "signature"}
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def sign(data: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return `data` with a signature made with the key file at `path`.

    Raises ValueError when the file holds no Ed25519 key.
    """
    value = base64.b64encode(_load(path).sign(_signed_bytes(data))).decode()
    mark = {"algorithm": "Ed25519", "public_key": public_key(path), "value": value}
    return data | {"signature": mark}


def verify(data: dict[str, Any], trusted: str) -> bool:
    """Tell whether `data` was signed with the `trusted` public key and not changed since."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(trusted))
        key.verify(base64.b64decode(data["signature"]["value"]), _signed_bytes(data))
    except (InvalidSignature, KeyError, TypeError, ValueError):
        return False
    return True
