import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.config.schedule import BACKGROUND, SCHEDULE
from jiyao.foundation.calendar.jobs import run


class Command(BaseCommand):
    """Do the timed work that is due and the work in the background; twice does no harm."""

    help = _("办理到时的定期工作")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help=_("每隔若干秒办一次"))

    def handle(self, *args: Any, every: float | None, **options: Any) -> None:
        while True:
            self._try(self._round, every)
            until = time.monotonic() + (every or 0)
            while self._try(_background, every) or time.monotonic() < until:
                time.sleep(0 if self.busy else min(LOOK_AGAIN, every or 0))
                if time.monotonic() >= until and every:
                    break
            if not every:
                return
            close_old_connections()

    def _round(self) -> None:
        for job in SCHEDULE:
            done = run(job, timezone.now())
            if done:
                self.stdout.write(f"{job.title}: {done}")
