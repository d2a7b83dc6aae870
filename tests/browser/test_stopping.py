"""When the server ends, what was started beside it ends too."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.browser.installation import ROOT, installed

PATIENCE = 20.0


def beside(home: Path) -> set[str]:
    """Return the commands of this installation that run beside the server."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().decode().split("\0")
            environment = (entry / "environ").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if f"JIYAO_HOME={home}\0" in environment and "--every" in words:
            found.add(words[words.index("jiyao") + 1])
    return found


def wait_for(home: Path, wanted: set[str]) -> set[str]:
    """Return what runs beside the server once it is what is wanted, or when patience ends."""
    end = time.monotonic() + PATIENCE
    while beside(home) != wanted and time.monotonic() < end:
        time.sleep(0.1)
    return beside(home)


def test_signer_and_calendar_end_with_a_killed_server() -> None:
    with installed() as installation:
        words = [sys.executable, "-m", "jiyao", "run", "--port", "0"]
        quiet = subprocess.DEVNULL
        server = subprocess.Popen(
            words, cwd=ROOT, env=installation.environment, stdout=quiet, stderr=quiet
        )
        try:
            assert wait_for(installation.home, {"sign", "tick"}) == {"sign", "tick"}
        finally:
            os.kill(server.pid, signal.SIGKILL)
            server.wait()
        assert wait_for(installation.home, set()) == set()
