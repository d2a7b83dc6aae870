"""The installation's own secret, made on the first start and kept in its home folder."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """Return the key for cookies and forms, from JIYAO_SECRET_KEY or from `home/secret.key`."""
    given = os.environ.get("JIYAO_SECRET_KEY")
    if given:
        return given
    path = home / "secret.key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, text: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
