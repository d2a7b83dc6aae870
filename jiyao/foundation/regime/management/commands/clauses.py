import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from jiyao.foundation.regime.carrying import Carrying, carried


class Command(BaseCommand):
    """List every clause with its status, the code that cites it and the tests that prove it."""

    help = _("列出制度条款：落实情况、引用它的代码、证明它的测试")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help=_("以 JSON 给出"))

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [_row(each) for each in carried().values()]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(
                f"{row['id']}  {row['status']:9}  {' '.join(row['cited_by']) or '-'}"
                f"  {' '.join(row['tests']) or '-'}"
            )


def _row(each: Carrying) -> dict[str, Any]:
    return {
        "id": each.clause.id,
        "status": each.status.value,
        "cited_by": sorted({c.name for c in each.citations}),
        "tests": list(dict.fromkeys(test.name for test in each.tests)),
        "lacks": list(each.lacks),
    }
