"""A volume that is full keeps nothing from being true, and when it has room again it goes on."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser.installation import ROOT, Installation, installed
from tests.faults.filling import VOLUMES
from tests.faults.killing import SETTINGS
from tests.faults.test_system_calls import MEMORY
from tests.whole import WHOLE

ALONE = ["unshare", "--map-root-user", "--mount"]


def may_mount() -> bool:
    """Whether this machine lets a process have mounts of its own."""
    return shutil.which("unshare") is not None and not subprocess.run([*ALONE, "true"]).returncode


def filled(made: Installation, volume: str, folder: Path) -> dict[str, Any]:
    """Return what happened when a volume of a copy of the installation was full."""
    home = folder / f"home-{volume}"
    shutil.copytree(made.home, home)
    words = [*ALONE, sys.executable, "-m", "tests.faults.filling", volume, str(home)]
    environment = Installation(home, "", SETTINGS).environment
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def nothing_is_lost(told: dict[str, Any]) -> bool:
    """Whether what a full volume could not take failed, nothing was lost, and it went on."""
    full, room = ([line.split()[0] for line in told[when]] for when in ("full", "room"))
    return (full, room, told["wrong"]) == (["failed", "failed"], ["done"], [])


@pytest.mark.skipif(not WHOLE, reason="in the whole check")
@pytest.mark.skipif(not may_mount(), reason="needs leave to mount (unshare)")
@pytest.mark.clause("SYS-03", "DOC-15")
def test_a_full_volume_loses_nothing_and_goes_on_when_it_has_room(tmp_path: Path) -> None:
    with installed("", MEMORY, SETTINGS) as made:
        made.run("tests.browser.ground")
        for volume in VOLUMES:
            told = filled(made, volume, tmp_path)
            assert nothing_is_lost(told), told
