"""What is killed beside `jiyao run`, or in it, comes up again by itself."""

import os
import signal
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.installation import Installation, installed
from tests.browser.serving import served

PATIENCE = 30.0
PROGRAMS = {"web": "granian", "worker": "tick", "signer": "sign"}


def children(pid: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *children(child)]
    return found


def at_work(made: Installation, program: str) -> set[int]:
    """Return the processes of a program of this installation; of the server, its workers."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            ours = f"JIYAO_HOME={made.home}\0".encode() in (entry / "environ").read_bytes()
        except OSError:
            continue
        if ours and any(word.endswith(program.encode()) for word in words):
            found.add(int(entry.name))
    parents = {pid for pid in found if found & set(children(pid))}
    return found - parents


def another(made: Installation, program: str, before: set[int]) -> set[int]:
    """Return the processes of a program once none of them is one of those before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        now = at_work(made, program)
        if now and not now & before:
            return now
        time.sleep(0.1)
    raise AssertionError(f"{program} does not come up again")


def answers(address: str) -> bool:
    """Ask for a page until it comes or patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with closing(HTTPConnection(urlsplit(address).netloc, timeout=5)) as line:
                line.request("GET", "/sign-in/")
                return line.getresponse().status == 200
        except OSError:
            time.sleep(0.1)
    return False


@pytest.mark.clause("DOC-15")
def test_each_program_comes_up_again_after_a_kill() -> None:
    with installed() as made, served(made, signer=True) as address:
        for name, program in PROGRAMS.items():
            before = another(made, program, set())
            for pid in before:
                os.kill(pid, signal.SIGKILL)
            assert another(made, program, before), name
            assert answers(address), name
