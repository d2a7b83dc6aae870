import os
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from jiyao.foundation.store.repeating import rounds
from jiyao.foundation.trail.publishing import (
    StoredLog,
    publish,
    published_notes,
    stored_years,
)
from jiyao.foundation.trail.signing import Signer, SigningRefused

THOROUGH_EVERY = 60


class Command(BaseCommand):
    """Sign every log, once or again and again, as a process and database role of its own."""

    help = _("为留痕签名")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help=_("每隔若干秒签一次"))
        parser.add_argument("--close", type=int, metavar="YEAR", help=_("封存过去的一个年度"))
        parser.add_argument(
            "--rebuild",
            type=int,
            metavar="YEAR",
            help=_("按检查点重建丢失的签名状态，并在签名中注明"),
        )

    def handle(
        self,
        *args: Any,
        every: float | None,
        close: int | None,
        rebuild: int | None,
        **options: Any,
    ) -> None:
        signer = the_signer()
        if close is not None:
            self._close(signer, close)
            return
        if rebuild is not None:
            self._rebuild(signer, rebuild)
            return
        refused = 0
        for turn in rounds(every):
            refused = self._round(signer, thorough=turn % THOROUGH_EVERY == 0)
        if refused:
            raise CommandError(_("有年度未能签名"))

    def _round(self, signer: Signer, thorough: bool) -> int:
        """Sign what can be signed; a refusal of one log does not keep the others waiting."""
        refused = 0
        try:
            for year in sorted(stored_years() | signer.years()):
                refused += self._sign(signer, year, thorough)
        except (DatabaseError, OSError) as error:
            self.stderr.write(str(error))
            refused += 1
        return refused

    def _sign(self, signer: Signer, year: int, thorough: bool) -> bool:
        try:
            state = signer.sign(StoredLog(year), thorough=thorough)
        except SigningRefused as refusal:
            self.stderr.write(str(refusal))
            return True
        if publish(signer, year, state):
            self.stdout.write(
                _("已签名：%(year)d 至 #%(size)d") % {"year": year, "size": state.size}
            )
        return False

    def _close(self, signer: Signer, year: int) -> None:
        if year >= datetime.now(UTC).year:
            raise CommandError(_("只能封存过去的年度"))
        try:
            publish(signer, year, signer.sign(StoredLog(year), close=True))
        except SigningRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("已封存：%d") % year)

    def _rebuild(self, signer: Signer, year: int) -> None:
        try:
            state = signer.rebuild(StoredLog(year), published_notes(signer, year))
        except SigningRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        publish(signer, year, state)
        self.stdout.write(_("已重建：%(year)d 至 #%(size)d") % {"year": year, "size": state.size})


def the_signer() -> Signer:
    """Return the signer of this installation, from JIYAO_SIGNER_KEY and JIYAO_ORIGIN_NAME."""
    home = Path(settings.HOME)
    key = os.environ.get("JIYAO_SIGNER_KEY") or home / "signer" / "key"
    name = os.environ.get("JIYAO_ORIGIN_NAME") or "jiyao.local/trail"
    return Signer(Path(key), name, home / "checkpoints")
