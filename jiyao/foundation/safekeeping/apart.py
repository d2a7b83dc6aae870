"""Data from outside is read by a program of ours in a process of its own, able to end badly alone.

The program sets its own limits on memory, time and files before it reads.
"""

import os
import subprocess
import sys
from pathlib import Path


def answer_of(words: list[str | Path], given: bytes, seconds: float, **environment: str) -> bytes:
    """Return what a program writes about what it is given; nothing when it fails or is too slow.

    words: of the Python interpreter, the program last; environment: all that it is to know.
    """
    known = {"LANG": "C.UTF-8", "PATH": os.defpath, **environment}
    try:
        done = subprocess.run(  # noqa: S603 - our own programs, fixed words
            [sys.executable, *words], input=given, capture_output=True, timeout=seconds, env=known
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""
