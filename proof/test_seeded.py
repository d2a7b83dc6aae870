"""Seeded faults in what decides access are noticed by the tests, all that widen access."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENOUGH = 95.0
ON = {
    "sqlite": [sys.executable, "-m"],
    "postgresql": [sys.executable, "-m", "tests.with_postgresql", sys.executable, "-m"],
}


@pytest.mark.parametrize("database", ON)
def test_every_fault_that_widens_access_is_noticed_and_nearly_every_other(database: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "JIYAO_TEST_POSTGRESQL"}
    ran = subprocess.run(
        [*ON[database], "proof.seeding"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    told = re.search(r"(\d+) faults seeded.* killed \(([\d.]+) %\)", ran.stdout)
    assert told, ran.stdout[-3000:]
    assert int(told[1]) > 100
    assert float(told[2]) >= ENOUGH
