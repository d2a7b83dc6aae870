"""`jiyao setup` killed at each of its commits can be run again, and makes what it always makes."""

import shutil
import subprocess
import sys

import pytest

from jiyao.foundation.backup.tests.machines import empty_machine, run, shape_of
from tests.browser.installation import CLUSTER, ROOT, Installation
from tests.whole import WHOLE

KILLS = 2
COMMIT = "fdatasync"


def killed(machine: Installation, words: list[str], nth: int, call: str = COMMIT) -> bool:
    """Run a command that is killed at the `nth` call of a name; whether it came so far."""
    inject = f"inject={call}:signal=KILL:when={nth}"
    command = ["strace", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
    done = subprocess.run(
        [*command, sys.executable, "-m", *words],
        cwd=ROOT,
        env={**machine.environment, "JIYAO_AS": "owner"},
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, -9, 137), done.stderr
    return done.returncode != 0


def kills_until_it_is_done(machine: Installation, words: list[str], most: int) -> int:
    """Run a command again and again, each time killed at its next commit; return how often."""
    kills = 0
    while kills < most and killed(machine, words, 1):
        kills += 1
    return kills


@pytest.mark.skipif(not WHOLE, reason="in the whole check")
@pytest.mark.skipif(bool(CLUSTER), reason="the files of PostgreSQL are the server's")
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace (apt install strace)")
def test_a_killed_setup_is_run_again_and_makes_the_same() -> None:
    with empty_machine() as machine, empty_machine() as other:
        kills = kills_until_it_is_done(machine, ["jiyao", "setup"], KILLS)
        for installation in (machine, other):
            done = run(installation, "setup")
            assert done.returncode == 0, done.stderr
        assert kills == KILLS
        assert shape_of(machine) == shape_of(other)
        assert run(machine, "trail", "verify").returncode == 0
