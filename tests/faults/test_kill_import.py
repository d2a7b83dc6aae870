"""The process that writes an import is killed again and again: every row is written once."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import Any

import pytest

from jiyao.domains.carriers.models import Content, Copy, Document
from jiyao.foundation.imports.models import ImportedRow
from jiyao.foundation.imports.tests.conftest import desk  # noqa: F401 - a fixture
from jiyao.foundation.trail.seals import row_faults
from tests.browser.installation import ROOT
from tests.ledgers import entry, workbook

ROWS, KILLS = 1200, 3
MOMENT = 0.01


def tick() -> subprocess.Popen[bytes]:
    """Start `jiyao tick` as an operator would, on the database of this test."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "jiyao.config.settings"}
    return subprocess.Popen([sys.executable, "-m", "jiyao", "tick"], cwd=ROOT, env=environment)


def kill_after_a_batch(desk: Any) -> bool:  # noqa: F811 - the fixture's value
    """Kill the writer as soon as it has written more; whether rows were still to be written."""
    before, worker = desk.ledger.written, tick()
    while desk.ledger.written == before and worker.poll() is None:
        time.sleep(MOMENT)
    worker.send_signal(signal.SIGKILL)
    return worker.wait() == -signal.SIGKILL and desk.ledger.written < ROWS


@pytest.mark.clause("DOC-15")
def test_a_killed_import_goes_on_and_writes_every_row_once(
    desk: Any,  # noqa: F811 - the fixture above
    behind_the_doors: Any,
) -> None:
    desk.check(workbook([entry(f"{n:04d}") for n in range(ROWS)]))
    desk.confirm()
    killed = sum(kill_after_a_batch(desk) for _turn in range(KILLS))
    assert killed > 1
    assert tick().wait() == 0
    with behind_the_doors():
        numbers = Counter(Document.objects.values_list("number", flat=True))
        counted = (Content.objects.count(), Copy.objects.count(), ImportedRow.objects.count())
    assert set(numbers.values()) == {1}
    assert (len(numbers), desk.ledger.written, desk.ledger.state) == (ROWS, ROWS, "done")
    assert counted == (ROWS, 2 * ROWS, ROWS)
    assert list(row_faults()) == []
