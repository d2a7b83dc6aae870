from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jiyao.foundation.imports.declarations import IMPORTERS
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.terminal import drafted, take_in
from jiyao.foundation.imports.workbooks import Unreadable
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.safekeeping.passphrases import kept_in, typed


class Command(BaseCommand):
    """Take an old ledger in: a dry run, and with the keeper's PIN the import itself."""

    help = _("试读旧簿并列出每一格的问题；本人输入 PIN 后导入，由 tick 逐批写入")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("register", choices=sorted(IMPORTERS), help=_("台账代码"))
        parser.add_argument("file", type=Path, help=_("Excel 工作簿(.xlsx)"))
        parser.add_argument(
            "--as", dest="number", required=True, metavar="NUMBER", help=_("导入人的人员编号")
        )
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="FIELD=VALUE",
            help=_("空着的格按此值读，如 sender=青岭市档案馆；可写多次"),
        )
        parser.add_argument("--leave-out", action="store_true", help=_("有错的行不导入"))
        parser.add_argument("--dry-run", action="store_true", help=_("只试读，不导入"))
        parser.add_argument(
            "--pin-file", type=Path, metavar="FILE", help=_("仅本人可读；不给则在终端输入")
        )

    def handle(self, *args: Any, register: str, file: Path, number: str, **options: Any) -> None:
        try:
            person = _person(number)
            steady = _steady(options["set"])
            draft = drafted(register, file, steady, person)
            self._tell(draft)
            if options["dry_run"]:
                return
            pin, leave_out = _pin(options["pin_file"]), options["leave_out"]
            ledger = take_in(register, file, draft, person=person, pin=pin, leave_out=leave_out)
        except (Unreadable, Refused, OSError, ValueError) as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(_("已确认，由 jiyao tick 逐批写入：%s") % ledger.get_absolute_url())

    def _tell(self, draft: Draft) -> None:
        for _place, _field, cell, read, message in draft.found["faults"]:
            self.stdout.write(f"{cell}\t{read}\t{message}")
        self.stdout.write(
            _("可以导入 %(good)d 行，有错 %(faulty)d 行，不是登记行 %(skipped)d 行") % draft.counts
        )
        if draft.found["joined"]:
            self.stdout.write(_("另有 %d 行并入同号的上一行") % draft.found["joined"])


def _person(number: str) -> Person:
    found = Person.objects.filter(number=number, is_active=True).first()
    if found is None:
        raise ValueError(_("没有编号为 %s 的在用人员") % number)
    return found


def _steady(said: list[str]) -> dict[str, str]:
    if not all("=" in each for each in said):
        raise ValueError(_("--set 应写成 栏目=取值"))
    return dict(each.split("=", 1) for each in said)


def _pin(file: Path | None) -> str:
    return kept_in(file).strip() if file else typed(_("您的签名 PIN:"))
