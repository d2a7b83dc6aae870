"""What is missing on a machine makes files incomplete, never clean."""

import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = """
import sys
from jiyao_screening.engine import Engine
result = Engine().screen_bytes(sys.stdin.buffer.read())
print(result.verdict, *(gap.reason for gap in result.gaps))
"""


def archive() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as members:
        members.addfile(tarfile.TarInfo("一.txt"))
    return target.getvalue()


def told(**environment: str) -> str:
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    words = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(words, input=archive(), env=given, capture_output=True, check=True)
    return done.stdout.decode()


def test_an_archive_without_libarchive_is_incomplete() -> None:
    assert told().startswith("clean")
    assert "incomplete 压缩包未读取（本机没有安装 libarchive）" in told(LIBARCHIVE="/nowhere.so")
