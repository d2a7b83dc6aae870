import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jiyao.foundation.backup.exporting import CSV, JSON_LINES, export
from jiyao.foundation.backup.refusing import BackupRefused


class Command(BaseCommand):
    """Write a register as one person may see it; the export is on the trail."""

    help = _("按某人可见的范围导出一本台账；导出留痕")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("register", help=_("台账代码，如 carriers.document"))
        parser.add_argument(
            "--as", dest="number", required=True, metavar="NUMBER", help=_("按谁可见：人员编号")
        )
        parser.add_argument("--format", choices=(CSV, JSON_LINES), default=CSV)
        parser.add_argument(
            "--to", type=Path, metavar="FILE", help=_("新文件，仅本人可读；不给则写到标准输出")
        )

    def handle(
        self, *args: Any, register: str, number: str, to: Path | None, **options: Any
    ) -> None:
        try:
            lines = export(register, number, options["format"])
            if to is None:
                for line in lines:
                    self.stdout.write(line, ending="")
                return
            handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
        except (BackupRefused, OSError) as refused:
            raise CommandError(str(refused)) from refused
