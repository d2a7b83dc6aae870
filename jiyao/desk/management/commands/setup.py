from typing import Any

from django.core.management.base import BaseCommand

from jiyao.desk.installing import lay_out
from jiyao.foundation.store.roles import CREATE_ROLES


class Command(BaseCommand):
    help = "Lay out or bring up to date the database; run it after every upgrade."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--print-roles",
            action="store_true",
            help="print what the PostgreSQL administrator runs once, and stop",
        )

    def handle(self, **options: Any) -> None:
        if options["print_roles"]:
            self.stdout.write(CREATE_ROLES)
            return
        lay_out(options["verbosity"] - 1)
