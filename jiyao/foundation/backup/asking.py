"""Asking for what locks or opens a backup; never on the command line, where others can read it."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from django.utils.translation import gettext as _

from jiyao.foundation.backup.locking import Lock, for_recipient, with_passphrase
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.safekeeping.passphrases import kept_in, refuse_open_file, typed

SHORTEST = 12


def add_passphrase(parser: ArgumentParser) -> None:
    """Add the option that both commands have."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=_("口令文件，仅本人可读；不给则在终端输入。口令不写在命令行里"),
    )


def lock_of(passphrase_file: Path | None, recipient: Path | None) -> Lock:
    """Return the lock of a new backup. Raises BackupRefused and SecretRefused."""
    if recipient is None:
        passphrase = _passphrase(passphrase_file, twice=True)
        if len(passphrase) < SHORTEST:
            raise BackupRefused(_("备份口令至少 %d 个字符") % SHORTEST)
        return with_passphrase(passphrase)
    try:
        key = load_pem_public_key(recipient.read_bytes())
    except (OSError, ValueError) as error:
        raise BackupRefused(_("读不出公钥：%s") % recipient) from error
    if not isinstance(key, X25519PublicKey):
        raise BackupRefused(_("不是 X25519 公钥：%s") % recipient)
    return for_recipient(key)


def secret_of(passphrase_file: Path | None, identity: Path | None) -> str | X25519PrivateKey:
    """Return what opens a backup. Raises BackupRefused and SecretRefused."""
    if identity is None:
        return _passphrase(passphrase_file, twice=False)
    refuse_open_file(identity)
    try:
        key = load_pem_private_key(identity.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise BackupRefused(_("读不出私钥：%s") % identity) from error
    if not isinstance(key, X25519PrivateKey):
        raise BackupRefused(_("不是 X25519 私钥：%s") % identity)
    return key


def _passphrase(file: Path | None, twice: bool) -> str:
    if file is not None:
        return kept_in(file)
    if not sys.stdin.isatty():
        raise BackupRefused(_("没有终端可输入口令：请用 --passphrase-file"))
    return typed(_("备份口令："), twice)
