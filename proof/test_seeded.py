"""Seeded faults in what decides access are noticed by the tests, all that widen access."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.browser.installation import CLUSTER

ROOT = Path(__file__).parent.parent
ENOUGH = 95.0
TOLD = re.compile(
    r"(\d+) faults seeded, (\d+) equivalent; of (\d+) others (\d+) killed \(([\d.]+) %\), (\d+) nar"
)


def test_every_fault_that_widens_access_is_noticed_and_nearly_every_other(figure: Any) -> None:
    # On PostgreSQL the faults are in what stands in the database; they have a cluster of their own.
    beside = ["tests.with_postgresql", sys.executable, "-m"] if CLUSTER else []
    environment = {k: v for k, v in os.environ.items() if k != "JIYAO_TEST_POSTGRESQL"}
    ran = subprocess.run(
        [sys.executable, "-m", *beside, "proof.seeding"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    told = TOLD.search(ran.stdout)
    assert told, ran.stdout[-3000:]
    seeded, equivalent, others, killed, share, narrow = told.groups()
    assert int(seeded) > 100
    assert float(share) >= ENOUGH
    figure(2, "faults seeded in what decides access, one at a time", int(seeded))
    figure(2, "of them change nothing, each explained in `explained.csv`", int(equivalent))
    figure(2, f"of the other {others} noticed by the tests", f"{killed} ({share} %)")
    figure(2, "not noticed, and all they do is show less", int(narrow))
