"""Staged content is stored encrypted: AES-256-GCM under a key of the installation (RFC 5116)."""

import json
import secrets
import zlib
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12
PURPOSE = b"jiyao.imports.staging"


def put_away(ref: UUID, content: Any) -> bytes:
    """Return `content` (plain JSON) encrypted; it opens under the same `ref` alone."""
    nonce = secrets.token_bytes(NONCE)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return nonce + AESGCM(_key()).encrypt(nonce, zlib.compress(text, 1), ref.bytes)


def take_out(ref: UUID, kept: bytes) -> Any:
    """Return what `put_away` encrypted. Raises InvalidTag."""
    text = AESGCM(_key()).decrypt(bytes(kept[:NONCE]), bytes(kept[NONCE:]), ref.bytes)
    return json.loads(zlib.decompress(text))


def _key() -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=PURPOSE).derive(settings.SECRET_KEY.encode())
