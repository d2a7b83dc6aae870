from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.backup.asking import add_passphrase, lock_of
from jiyao.foundation.backup.making import make
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.safekeeping.passphrases import SecretRefused


class Command(BaseCommand):
    """Put everything an installation is into one encrypted file, while it goes on working."""

    help = _(
        "把整个系统备份成一个加密文件：数据库、加密文件、检查点、签名私钥和 secret.key。"
        "加密文件的主密钥不在备份里，除非加 --with-keys：没有主密钥，恢复后打不开加密文件。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("新文件；已有的文件不覆盖"))
        add_passphrase(parser)
        parser.add_argument(
            "--recipient",
            type=Path,
            metavar="FILE",
            help=_("收件人的 X25519 公钥(PEM)；只有对应的私钥能打开，本机不留口令"),
        )
        parser.add_argument(
            "--with-keys", action="store_true", help=_("连同加密文件的主密钥，由同一口令或公钥加密")
        )

    def handle(
        self,
        *args: Any,
        file: Path,
        passphrase_file: Path | None,
        recipient: Path | None,
        with_keys: bool,
        **options: Any,
    ) -> None:
        try:
            lock = lock_of(passphrase_file, recipient)
            archive = make(file, lock, timezone.now(), with_keys)
        except (BackupRefused, SecretRefused, OSError) as refused:
            raise CommandError(str(refused)) from refused
        told = {"size": archive.size, "digest": archive.sha256}
        self.stdout.write(_("已备份：%(size)d 字节，SHA-256 %(digest)s") % told)
        self.stdout.write(_("请抄到另一处介质，并用 jiyao restore --verify 核验"))
