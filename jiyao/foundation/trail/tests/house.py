"""An installation for the tests: tables with triggers, entries, a signer, a copy to verify."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connections

from jiyao.foundation.trail import triggers, verifier
from jiyao.foundation.trail.publishing import StoredLog, publish, stored_years
from jiyao.foundation.trail.recording import record_alone
from jiyao.foundation.trail.seals import traced_models
from jiyao.foundation.trail.signing import Signer, State


def lay_out(connection: Any) -> None:
    """Make the tables of the trail with the triggers, and the tables of sealed rows."""
    with connection.schema_editor() as editor:
        for model in (*apps.get_app_config("trail").get_models(), *traced_models()):
            editor.create_model(model)
    with connection.cursor():
        triggers.install(connection)


@dataclass
class House:
    """The folder, the signer, and what the tests do with them."""

    home: Path
    signer: Signer

    @property
    def year(self) -> int:
        return max(stored_years())

    def write(self, count: int) -> None:
        """Let a keeper do `count` small things."""
        for _ in range(count):
            record_alone("P001", "carriers.copy.handed-over", "done", kind="carriers.copy")

    def sign(self, **how: bool) -> State:
        """Sign the newest log and publish it."""
        state = self.signer.sign(StoredLog(self.year), **how)
        publish(self.signer, self.year, state)
        return state

    def copy(self, name: str = "copy.sqlite3") -> Path:
        """Return a copy of the database without its triggers, as an intruder would have it."""
        source = Path(connections["default"].settings_dict["NAME"])
        target = self.home / name
        with sqlite3.connect(source) as link, sqlite3.connect(target) as other:
            link.backup(other)
        return target

    def verify(self, source: Path) -> list[verifier.Result]:
        """Verify a copy with the published checkpoints, as on another machine."""
        keys = [verifier.read_key(str(self.signer.public_key()))]
        texts = [path.read_text() for path in sorted(self.signer.published.glob("*.txt"))]
        leaves = {int(p.stem): p.read_bytes() for p in self.signer.published.glob("*.leaves")}
        return list(verifier.verify(verifier.open_source(source), keys, texts, leaves))
