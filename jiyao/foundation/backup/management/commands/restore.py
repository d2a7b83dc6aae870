import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.backup.asking import add_passphrase, secret_of
from jiyao.foundation.backup.encrypting import Unlock
from jiyao.foundation.backup.locking import unlocked_by
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.backup.restoring import note_verified, restore, verify
from jiyao.foundation.safekeeping.passphrases import SecretRefused


class Command(BaseCommand):
    """Restore a backup onto an empty installation, or verify it without restoring."""

    help = _(
        "把备份恢复到空的安装上；先核验整份备份，再写入，最后核验留痕。"
        "签名状态不恢复：核对备份之后的检查点后，用 jiyao sign --rebuild 重建。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        add_passphrase(parser)
        parser.add_argument(
            "--identity", type=Path, metavar="FILE", help=_("X25519 私钥(PEM)，仅本人可读")
        )
        parser.add_argument(
            "--verify", action="store_true", help=_("只核验，不恢复，并登记核验时间")
        )

    def handle(
        self,
        *args: Any,
        file: Path,
        passphrase_file: Path | None,
        identity: Path | None,
        **options: Any,
    ) -> None:
        deed = self._verify if options["verify"] else self._restore
        try:
            deed(file, unlocked_by(secret_of(passphrase_file, identity)))
        except (BackupRefused, SecretRefused, OSError) as refused:
            raise CommandError(str(refused)) from refused

    def _verify(self, file: Path, unlock: Unlock) -> None:
        manifest = verify(file, unlock)
        self._describe(manifest)
        if note_verified(file, timezone.now()):
            self.stdout.write(_("核验通过，已登记"))
        else:
            self.stdout.write(_("核验通过；不是本系统登记过的备份，未登记"))

    def _restore(self, file: Path, unlock: Unlock) -> None:
        restored = restore(file, unlock)
        self._describe(restored.manifest)
        for fault in restored.faults:
            self.stdout.write(fault)
        if restored.faults:
            self.stderr.write(_("已恢复，但留痕核验不通过：查清之前不要启用"))
            sys.exit(1)
        self.stdout.write(_("已恢复，留痕核验通过。备份之后的记录不在其中"))
        self.stdout.write(
            _("把备份之后的检查点放入 checkpoints 核验过，再用 jiyao sign --rebuild 重建签名")
        )

    def _describe(self, manifest: dict[str, Any]) -> None:
        told = {"at": manifest["made_at"], "version": manifest["version"]}
        self.stdout.write(_("备份于 %(at)s,jiyao %(version)s") % told)
        for year, tree in manifest["trail"].items():
            words = _("留痕 %(year)s：共 %(size)d 条，签名至 #%(signed)d，根 %(root)s")
            self.stdout.write(words % {"year": year, **tree})
