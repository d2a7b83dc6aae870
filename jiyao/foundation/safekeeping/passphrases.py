"""Secrets that people give: typed or in a file of their own, never on the command line.

Source: RFC 9106 (Argon2id). The costs are fixed here and not read from a file: 256 MiB.
"""

from getpass import getpass
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from django.utils.translation import gettext as _

COST = {"time_cost": 4, "memory_cost": 256 * 1024, "parallelism": 4}
OTHERS = 0o077


class SecretRefused(ValueError):
    """A secret that is not taken: others can read it, or it was typed in two ways."""


def stretched(passphrase: str, salt: bytes) -> bytes:
    """Return the key of 32 bytes that belongs to a passphrase."""
    return hash_secret_raw(passphrase.encode(), salt, hash_len=32, type=Type.ID, **COST)


def typed(words: str, twice: bool = False) -> str:
    """Ask for a secret at the terminal. Raises SecretRefused when the second time it differs."""
    given = getpass(words)
    if twice and getpass(_("再输一次：")) != given:
        raise SecretRefused(_("两次输入不一致"))
    return given


def kept_in(file: Path) -> str:
    """Return the secret that a file holds. Raises SecretRefused when others may read it."""
    refuse_open_file(file)
    return file.read_text(encoding="utf-8").strip("\r\n")


def refuse_open_file(path: Path) -> None:
    """Raise SecretRefused for a file with a secret that is not there or that others may read."""
    if not path.is_file():
        raise SecretRefused(_("没有这个文件：%s") % path)
    if path.stat().st_mode & OTHERS:
        raise SecretRefused(
            _("文件他人可读：%(path)s。请先运行 chmod 600 %(path)s") % {"path": path}
        )
