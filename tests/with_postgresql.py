"""Run a command beside a throw-away PostgreSQL with the real roles: `with_postgresql.py CMD …`.

The command finds the cluster in JIYAO_TEST_POSTGRESQL as `host=…&port=…`.
"""

import glob
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jiyao.foundation.store.roles import CREATE_ROLES

FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "listen_addresses=",
    "shared_buffers=256MB",
)
DISK, MEMORY = Path("/tmp"), Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
ROOM = 4 << 30


def binaries() -> Path:
    """Return the folder of PostgreSQL's programs. Exits with what to install when there is none."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    if not found:
        sys.exit("PostgreSQL is missing. Run: apt-get install -y postgresql")
    return Path(found[-1])


@contextmanager
def cluster(settings: tuple[str, ...] = FAST) -> Iterator[str]:
    """Start a cluster of its own in a temporary folder and yield `host=…&port=…`."""
    folder = Path(tempfile.mkdtemp(prefix="jy", dir=_shelf() if settings is FAST else DISK))
    user = _server_user()
    shutil.chown(folder, user)
    try:
        _as(user, "initdb", "-D", folder / "data", "-A", "trust", "-U", "postgres",
            "--locale=C.UTF-8", "-E", "UTF8")  # fmt: skip
        options = " ".join(
            f"-c {each}" for each in (*settings, f"unix_socket_directories={folder}")
        )
        _as(
            user,
            "pg_ctl",
            "-D",
            folder / "data",
            "-w",
            "-l",
            folder / "log",
            "-o",
            options,
            "start",
        )
        _as(user, "psql", "-h", folder, "-U", "postgres", "-qc", CREATE_ROLES)
        yield f"host={folder}&port=5432"
    finally:
        _as(user, "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _shelf() -> Path:
    """Memory when there is room: the tests copy a database for each of them."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if roomy else DISK


def _server_user() -> str:
    return "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def _as(user: str, program: str, *words: object) -> None:
    prefix = ["runuser", "-u", user, "--"] if os.geteuid() == 0 else []
    command = [*prefix, str(binaries() / program), *map(str, words)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def main() -> None:
    with cluster() as where:
        environment = {**os.environ, "JIYAO_TEST_POSTGRESQL": where}
        sys.exit(subprocess.run(sys.argv[1:], env=environment).returncode)


if __name__ == "__main__":
    main()
