import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.config.schedule import BACKGROUND, SCHEDULE
from jiyao.foundation.calendar.jobs import run

LOOK_AGAIN = 1.0
FAULTS = (DatabaseError, OSError)


class Command(BaseCommand):
    """Do the timed work that is due and the work in the background; twice does no harm."""

    help = _("办理到时的定期工作")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help=_("每隔若干秒办一次"))

    def handle(self, *args: Any, every: float | None, **options: Any) -> None:
        if not every:
            failed = self._round()
            while _went_on():
                pass
            if failed:
                raise CommandError(_("有定期工作未能办理"))
            return
        due = 0.0
        while True:
            busy = False
            try:
                if time.monotonic() >= due:
                    due = time.monotonic() + every
                    self._round()
                busy = _went_on()
            except FAULTS as error:
                self.stderr.write(str(error))
            if not busy:
                time.sleep(min(LOOK_AGAIN, every))
                close_old_connections()

    def _round(self) -> int:
        """Do every job that is due; return how many could not be done and keep no other waiting."""
        failed = 0
        for job in SCHEDULE:
            try:
                done = run(job, timezone.now())
            except FAULTS as error:
                self.stderr.write(f"{job.title}: {error}")
                failed += 1
                continue
            if done:
                self.stdout.write(f"{job.title}: {done}")
        return failed


def _went_on() -> bool:
    """Do a little of each work in the background; return whether there was any."""
    went_on = [go_on() for go_on in BACKGROUND]
    return any(went_on)
