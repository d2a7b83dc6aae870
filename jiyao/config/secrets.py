"""The installation's own secret, made on the first start and kept in its home folder."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from jiyao.foundation.safekeeping.durable import write_once


def secret_key(home: Path) -> str:
    """Return the key for cookies and forms, from JIYAO_SECRET_KEY or from `home/secret.key`."""
    given = os.environ.get("JIYAO_SECRET_KEY")
    if given:
        return given
    path = home / "secret.key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another process was quicker
            write_once(path, [secrets.token_urlsafe(48).encode()])
    return path.read_text(encoding="ascii").strip()
