import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jiyao.foundation.safekeeping.durable import write_whole
from jiyao.foundation.safekeeping.passphrases import SecretRefused, typed
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting, record_alone
from jiyao.foundation.vault.keys import KeyFault, all_keys, make_key
from jiyao.foundation.vault.rotating import OPERATOR, retire, rotate, wrapped_by
from jiyao.foundation.vault.safe import export_keys, restore_keys


class Command(BaseCommand):
    """The master keys of the vault: make, list, rotate, retire, export for the safe, restore."""

    help = _("文件库主密钥：新建、列出、更换、停用、导出、恢复")

    def add_arguments(self, parser: ArgumentParser) -> None:
        does = parser.add_subparsers(dest="deed", required=True)
        for name in ("new", "list", "rotate"):
            does.add_parser(name)
        does.add_parser("retire").add_argument("key")
        for name in ("export", "restore"):
            does.add_parser(name).add_argument("file", type=Path)

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        try:
            getattr(self, f"_{deed}")(**options)
        except (KeyFault, SecretRefused, OSError) as fault:
            raise CommandError(str(fault)) from fault

    def _new(self, **options: Any) -> None:
        with acting(OPERATOR) as act:
            made = make_key().id
            act.record("vault.key.made", Outcome.DONE, kind="vault.key", ref=made)
        self.stdout.write(made)

    def _list(self, **options: Any) -> None:
        keys = all_keys()
        with writing_scope():
            wrapped = wrapped_by()
        for key_id in sorted(keys.keys() | wrapped.keys()):
            note = _("缺失") if key_id not in keys else _("现用") if key_id == max(keys) else ""
            self.stdout.write(f"{key_id}  {wrapped[key_id]:8}  {note}".rstrip())

    def _rotate(self, **options: Any) -> None:
        done, failed = 0, []
        for batch in rotate():
            done += batch.done
            failed += [file.public_id.hex for file in batch.failed]
        self.stdout.write(str(done))
        if failed:
            raise CommandError(_("旧主密钥打不开：") + " ".join(failed))

    def _retire(self, key: str, **options: Any) -> None:
        retire(key)

    def _export(self, file: Path, **options: Any) -> None:
        write_whole(file, [export_keys(_passphrase(twice=True))], new=True)
        try:
            record_alone(OPERATOR, "vault.keys.exported", Outcome.DONE, kind="vault.key")
        except BaseException:
            file.unlink()
            raise

    def _restore(self, file: Path, **options: Any) -> None:
        restored = restore_keys(file.read_bytes(), _passphrase(twice=False))
        record_alone(OPERATOR, "vault.keys.restored", Outcome.DONE, kind="vault.key")
        self.stdout.write("\n".join(restored))


def _passphrase(twice: bool) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return typed(_("口令短语："), twice)
