"""Rounds of writing that end in a kill, and the ways to kill."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.browser.installation import ROOT, Installation
from tests.with_postgresql import binaries

MOMENT = 0.06
LOG = "writers.log"
Strike = Callable[[Installation, list[int]], None]


class Rounds:
    """Writers under way, and which entries they have told to be done."""

    def __init__(self, installation: Installation, forge: Any) -> None:
        self.installation = installation
        self.forge = forge
        self.done: list[str] = []

    def fight(self, strike: Strike, chance: random.Random, writers: int = 2) -> list[int]:
        """Let writers write, strike at a random moment, and return how each of them ended."""
        self.forge.stdin.write(f"{writers} {chance.randrange(10**6)}\n")
        self.forge.stdin.flush()
        word, *pids = self.forge.stdout.readline().split()
        assert word == "writing"
        ends = self._hear(chance.randint(1, 6), writers)
        time.sleep(chance.random() * MOMENT)
        strike(self.installation, [int(pid) for pid in pids])
        return ends + self._hear(sys.maxsize, writers - len(ends))

    def _hear(self, acts: int, writers: int) -> list[int]:
        ends: list[int] = []
        while acts > 0 and len(ends) < writers:
            word, what = self.forge.stdout.readline().split()
            if word == "gone":
                ends.append(int(what))
            else:
                self.done.append(what)
                acts -= 1
        return ends


@contextmanager
def writing(installation: Installation) -> Iterator[Rounds]:
    """Start the process that forks the writers."""
    words = [sys.executable, "-m", "tests.faults.writer"]
    with (
        (installation.home / LOG).open("w", encoding="utf-8") as log,
        subprocess.Popen(
            words,
            cwd=ROOT,
            env=installation.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as forge,
    ):
        yield Rounds(installation, forge)


def kill_writers(installation: Installation, writers: list[int]) -> None:
    """Kill every writer that has not ended by itself; how each ended is for the round to judge."""
    for pid in writers:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def kill_backend(installation: Installation, writers: list[int]) -> None:
    """Kill the server's process that serves a writer; the server begins anew for everybody."""
    backends = installation.rows("SELECT pid FROM pg_stat_activity WHERE usename = 'jiyao_act'")
    os.kill(backends[0][0], signal.SIGKILL)


def kill_server(installation: Installation, writers: list[int]) -> None:
    """Stop the whole server at once, as when the power goes, and start it again."""
    folder = Path(dict(part.split("=", 1) for part in installation.cluster.split("&"))["host"])
    words = [binaries() / "pg_ctl", "-D", folder / "data", "-l", folder / "log",
             "-m", "immediate", "-w", "restart"]  # fmt: skip
    user = (folder / "data").owner()
    subprocess.run(words, check=True, cwd="/", user=user, stdout=subprocess.DEVNULL)
