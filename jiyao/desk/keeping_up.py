"""The server and what runs beside it: what is killed beside it comes up again; all end together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from typing import Any

PR_SET_PDEATHSIG = 1
PAUSE = 1.0


def keep_up(server: list[str], beside: list[list[str]]) -> int:
    """Run programs until the server ends and return its exit code, or until this one is ended.

    server, beside: the words of each program; PAUSE is between the end of one and its next start.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _end)
    running: dict[int, subprocess.Popen[bytes]] = {}
    try:
        for words in (server, *beside):
            _start(words, running)
        while True:
            pid, status = os.wait()
            ended = running.pop(pid)
            if ended.args is server:
                return abs(os.waitstatus_to_exitcode(status))
            time.sleep(PAUSE)
            _start(ended.args, running)
    finally:
        for program in running.values():
            program.terminate()
        for program in running.values():
            program.wait()


def _start(words: Any, running: dict[int, subprocess.Popen[bytes]]) -> None:
    program = subprocess.Popen(words, preexec_fn=_end_with_this_one)  # noqa: S603
    running[program.pid] = program


def _end(number: int, frame: Any) -> None:
    sys.exit(0)


def _end_with_this_one() -> None:
    """Ask Linux to end a program when this one ends, however that comes about."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
