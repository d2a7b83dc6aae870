"""Rounds of writing that end in a kill, and the ways to kill."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from tests.browser.installation import ROOT, Installation
from tests.with_postgresql import binaries

MOMENT = 0.03
LOG = "writers.log"
Strike = Callable[[Installation, list[int]], None]


class Rounds:
    """Writers under way, and what they have told to be done.

    `forges` fork the writers, those of the signer apart: it has a database role of its own.
    """

    def __init__(self, installation: Installation, forges: dict[bool, Any], said: TextIO) -> None:
        self.installation = installation
        self.forges = forges
        self.said = said
        self.done: list[str] = []
        self.pids: list[int] = []
        self.ends: list[int] = []

    def fight(self, strike: Strike, chance: random.Random, kinds: tuple[str, ...]) -> list[int]:
        """Let writers write, strike at a random moment, and return how each of them ended."""
        self.pids, self.ends = [], []
        for apart, forge in self.forges.items():
            chosen = [kind for kind in kinds if (kind == "signer") == apart]
            if chosen:
                forge.stdin.write(f"{' '.join(chosen)} {chance.randrange(10**6)}\n")
                forge.stdin.flush()
        enough = len(self.done) + chance.randint(1, 2)
        self._hear(lambda: len(self.pids) == len(kinds) and len(self.done) >= enough)
        time.sleep(chance.random() * MOMENT)
        strike(self.installation, self.pids)
        if strike is not kill_writers:
            time.sleep(MOMENT)
            kill_writers(self.installation, self.pids)
        self._hear(lambda: len(self.ends) == len(kinds))
        return self.ends

    def _hear(self, until: Callable[[], bool]) -> None:
        """Listen until it has come so far, or every writer is gone."""
        while not until() and (not self.pids or len(self.ends) < len(self.pids)):
            word, *what = self.said.readline().split()
            if word == "writing":
                self.pids += map(int, what)
            elif word == "gone":
                self.ends.append(int(what[0]))
            else:
                self.done.append(what[0])


@contextmanager
def writing(installation: Installation) -> Iterator[Rounds]:
    """Start the processes that fork the writers."""
    log = (installation.home / LOG).open("w", encoding="utf-8")
    theirs, ours = os.pipe()
    with log, open(theirs, encoding="utf-8") as said, ExitStack() as running:
        forges = {
            apart: running.enter_context(_forge(installation, role, ours, log))
            for apart, role in ((False, "app"), (True, "signer"))
        }
        os.close(ours)
        yield Rounds(installation, forges, said)
        for forge in forges.values():
            forge.stdin.close()


def _forge(installation: Installation, role: str, said: int, log: TextIO) -> Any:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writer"],
        cwd=ROOT,
        env=installation.environment | {"JIYAO_AS": role},
        stdin=subprocess.PIPE,
        stdout=said,
        stderr=log,
        text=True,
    )


def kill_writers(installation: Installation, writers: list[int]) -> None:
    """Kill every writer that has not ended by itself; how each ended is for the round to judge."""
    for pid in writers:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def kill_backend(installation: Installation, writers: list[int]) -> None:
    """Kill the server's process that serves a writer; the server begins anew for everybody."""
    question = "SELECT pid FROM pg_stat_activity WHERE usename = 'jiyao_act'"
    while not (backends := installation.rows(question)):
        time.sleep(MOMENT)
    os.kill(backends[0][0], signal.SIGKILL)


def kill_server(installation: Installation, writers: list[int]) -> None:
    """Stop the whole server at once, as when the power goes, and start it again."""
    folder = Path(dict(part.split("=", 1) for part in installation.cluster.split("&"))["host"])
    words = [binaries() / "pg_ctl", "-D", folder / "data", "-l", folder / "log",
             "-m", "immediate", "-w", "restart"]  # fmt: skip
    user = (folder / "data").owner()
    subprocess.run(words, check=True, cwd="/", user=user, stdout=subprocess.DEVNULL)
