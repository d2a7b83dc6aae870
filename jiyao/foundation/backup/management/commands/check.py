import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.store.checks import Situation, findings


class Command(BaseCommand):
    """Say what is unsafe, one line each; exit code 1 when there is anything."""

    help = _("检查设置、文件、数据库、留痕和备份是否安全；有问题时退出码为 1")
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="127.0.0.1", help=_("将要监听的地址"))
        parser.add_argument("--workers", type=int, default=1, help=_("将要用的工作进程数"))

    def handle(self, *args: Any, address: str, workers: int, **options: Any) -> None:
        found = findings(Situation(timezone.now(), address, workers))
        for one, finding in found:
            self.stdout.write(f"{_('禁止') if one.fatal else _('注意')} {one.code} {finding}")
        if found:
            sys.exit(1)
        self.stdout.write(_("没有发现问题"))
