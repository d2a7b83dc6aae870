"""Asking for what locks or opens a backup; never on the command line, where others can read it."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from django.utils.translation import gettext as _

from jiyao.foundation.backup.locking import Lock, for_recipient, with_passphrase
from jiyao.foundation.backup.refusing import BackupRefused

SHORTEST = 12


def add_passphrase(parser: ArgumentParser) -> None:
    """Add the option that both commands have."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=_("口令文件,仅本人可读;不给则在终端输入。口令不写在命令行里"),
    )


def lock_of(passphrase_file: Path | None, recipient: Path | None) -> Lock:
    """Return the lock of a new backup. Raises BackupRefused."""
    if recipient is None:
        passphrase = _passphrase(passphrase_file, twice=True)
        if len(passphrase) < SHORTEST:
            raise BackupRefused(_("备份口令至少 %d 个字符") % SHORTEST)
        return with_passphrase(passphrase)
    try:
        key = load_pem_public_key(recipient.read_bytes())
    except (OSError, ValueError) as error:
        raise BackupRefused(_("读不出公钥:%s") % recipient) from error
    if not isinstance(key, X25519PublicKey):
        raise BackupRefused(_("不是 X25519 公钥:%s") % recipient)
    return for_recipient(key)


def secret_of(passphrase_file: Path | None, identity: Path | None) -> str | X25519PrivateKey:
    """Return what opens a backup. Raises BackupRefused."""
    if identity is None:
        return _passphrase(passphrase_file, twice=False)
    _refuse_open_file(identity)
    try:
        key = load_pem_private_key(identity.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise BackupRefused(_("读不出私钥:%s") % identity) from error
    if not isinstance(key, X25519PrivateKey):
        raise BackupRefused(_("不是 X25519 私钥:%s") % identity)
    return key


def _passphrase(file: Path | None, twice: bool) -> str:
    if file is not None:
        _refuse_open_file(file)
        return file.read_text(encoding="utf-8").strip("\r\n")
    if not sys.stdin.isatty():
        raise BackupRefused(_("没有终端可输入口令:请用 --passphrase-file"))
    passphrase = getpass(_("备份口令:"))
    if twice and getpass(_("再输一次:")) != passphrase:
        raise BackupRefused(_("两次输入不一致"))
    return passphrase


def _refuse_open_file(path: Path) -> None:
    if not path.is_file():
        raise BackupRefused(_("没有这个文件:%s") % path)
    if path.stat().st_mode & 0o077:
        raise BackupRefused(
            _("文件他人可读:%(path)s。请先运行 chmod 600 %(path)s") % {"path": path}
        )
