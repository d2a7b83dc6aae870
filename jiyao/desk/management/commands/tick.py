import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.config.schedule import SCHEDULE
from jiyao.foundation.calendar.jobs import run


class Command(BaseCommand):
    """Do all timed work that is due, once or again and again; twice does no harm."""

    help = _("办理到时的定期工作")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help=_("每隔若干秒办一次"))

    def handle(self, *args: Any, every: float | None, **options: Any) -> None:
        while True:
            try:
                self._round()
            except DatabaseError as error:
                if not every:
                    raise
                self.stderr.write(str(error))
            if not every:
                return
            time.sleep(every)
            close_old_connections()

    def _round(self) -> None:
        for job in SCHEDULE:
            done = run(job, timezone.now())
            if done:
                self.stdout.write(f"{job.title}: {done}")
