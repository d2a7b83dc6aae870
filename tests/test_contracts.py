"""The storeys hold: who may import whom (pyproject.toml)."""

import subprocess
import sys
from pathlib import Path


def test_every_import_contract_is_kept() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool, "--no-cache"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
