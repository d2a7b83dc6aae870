"""Failing one system call of a deed after another, with strace (`strace -e inject`).

The calls of a deed that concern files of the installation are listed once; then each of them fails
in a run of its own, on a copy of the same installation.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.installation import ROOT, Installation

READING = ("openat", "read", "pread64", "newfstatat", "mmap", "fcntl", "lseek", "flock", "close")
WRITING = ("write", "pwrite64", "ftruncate", "fallocate", "fsync", "fdatasync", "rename",
           "renameat", "unlink", "unlinkat", "mkdir", "mkdirat", "fchmod", "chmod")  # fmt: skip
TAKES_ROOM = ("openat", "write", "pwrite64", "ftruncate", "fallocate", "fsync", "fdatasync",
              "rename", "mkdir")  # fmt: skip
CALL = re.compile(r"(\w+)\((.*)")
ROLES = {"hand-over": "app", "backup": "owner", "sign": "signer"}
KILL, EIO, ENOSPC = "signal=KILL", "error=EIO", "error=ENOSPC"


@dataclass(frozen=True)
class Hurt:
    """The `nth` call of a name in a deed, and what happens to it."""

    call: str
    nth: int
    how: str

    def __str__(self) -> str:
        return f"{self.how} at {self.call} {self.nth}"


class Patient:
    """An installation on which one deed at a time is carried out, and a copy of how it was."""

    def __init__(self, installation: Installation, forge: Any) -> None:
        self.installation = installation
        self.forge = forge
        self.before = installation.home.with_suffix(".before")
        shutil.copytree(installation.home, self.before)

    def put_back(self) -> None:
        """Make the installation what it was."""
        home = self.installation.home
        shutil.rmtree(home)
        shutil.copytree(self.before, home)

    def do(self, deed: str, *strace: str) -> list[str]:
        """Carry a deed out, watched by strace where its words are given; return what was said."""
        self.forge.stdin.write(f"{deed}\n")
        self.forge.stdin.flush()
        ready, pid = self.forge.stdout.readline().split()
        assert ready == "ready"
        watch = self._watch(pid, strace) if strace else None
        self.forge.stdin.write("go\n")
        self.forge.stdin.flush()
        said = list(iter(self._line, ""))
        if watch:
            watch.communicate()
        return said

    def _watch(self, pid: str, words: tuple[str, ...]) -> Any:
        command = ["strace", "-p", pid, "-y", *words]
        watch = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert watch.stderr is not None
        assert "attached" in watch.stderr.readline()
        return watch

    def _line(self) -> str:
        """Return the next line, nothing once the process of the deed is gone."""
        line = str(self.forge.stdout.readline().strip())
        return "" if line.startswith("gone") else line


@contextmanager
def patient(installation: Installation, role: str = "app") -> Iterator[Patient]:
    """Start the program that carries deeds out."""
    log = (installation.home.parent / f"{installation.home.name}.log").open("w", encoding="utf-8")
    with log, subprocess.Popen(
        [sys.executable, "-m", "tests.faults.single"],
        cwd=ROOT,
        env=installation.environment | {"JIYAO_AS": role},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    ) as forge:  # fmt: skip
        made = Patient(installation, forge)
        try:
            yield made
        finally:
            forge.stdin.close()
            shutil.rmtree(made.before)
            Path(log.name).unlink()


def calls_of(patient: Patient, deed: str) -> list[tuple[str, int]]:
    """Return each call of a deed on a file of the installation: its name and its number."""
    trace = patient.installation.home.with_suffix(".trace")
    said = patient.do(deed, "-o", str(trace), "-e", f"trace={','.join(READING + WRITING)}")
    assert said, deed
    assert all(line.startswith("done") for line in said), said
    counted, found = Counter[str](), []
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        call = CALL.match(line)
        if call:
            counted[call[1]] += 1
            if str(patient.installation.home) in call[2]:
                found.append((call[1], counted[call[1]]))
    trace.unlink()
    patient.put_back()
    return found


def hurts(calls: list[tuple[str, int]]) -> list[Hurt]:
    """Return everything that is to happen to these calls: what fails there, and what kills."""
    made = [Hurt(*call, EIO) for call in calls]
    made += [Hurt(*call, ENOSPC) for call in calls if call[0] in TAKES_ROOM]
    return made + [Hurt(*call, KILL) for call in calls if call[0] in WRITING]


def hurt_all(patient: Patient, deed: str, most: int) -> tuple[int, int, list[str]]:
    """Hurt a deed everywhere, or at `most` places evenly spread.

    Returns at how many, how many there are, and what was wrong.
    """
    every = hurts(calls_of(patient, deed))
    chosen = every[:: max(1, -(-len(every) // most))]
    wrong = [fault for one in chosen for fault in hurt(patient, deed, one)]
    return len(chosen), len(every), wrong


def hurt(patient: Patient, deed: str, one: Hurt) -> list[str]:
    """Carry the deed out with one call hurt; return what is wrong afterwards.

    What failed was tried once more by the same process, what was killed is done by another.
    """
    words = ("-o", os.devnull, "-e", f"inject={one.call}:{one.how}:when={one.nth}")
    said = patient.do(deed, *words)
    if one.how == KILL:
        said += patient.do(deed)
    wrong = [] if said and said[-1].startswith("done") else [f"does not go on: {said}"]
    wrong += [line for line in patient.do("look") if not line.startswith("done")]
    wrong += lost(patient, [line.split()[1] for line in said if line.startswith("done")])
    patient.put_back()
    return [f"{deed}, {one}: {each}" for each in wrong]


def lost(patient: Patient, done: list[str]) -> list[str]:
    """Return what was told to be done and is not there."""
    made = patient.installation
    there = {entry for (entry,) in made.rows("SELECT entry_id FROM trail_entry")}
    there |= {digest for (digest,) in made.rows("SELECT sha256 FROM backup_archive")}
    sizes = made.rows("SELECT log, size FROM trail_checkpoint")
    there |= {f"{log}-{size:09d}" for log, size in sizes}
    return [f"lost: {each}" for each in done if each not in there]
