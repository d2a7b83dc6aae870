"""A PostgreSQL cluster of its own, in a short-lived folder, with the four roles."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BIN = Path("/usr/lib/postgresql/15/bin")
ROLES = ("jiyao_owner", "jiyao_act", "jiyao_read", "jiyao_signer")


def is_here() -> bool:
    """Whether this machine can run one."""
    return (BIN / "initdb").exists()


@contextmanager
def running(fsync: bool = False) -> Iterator[str]:
    """Start a cluster with the database `jiyao` owned by jiyao_owner; yield its socket folder.

    fsync: wait for the disk, as an installation does.
    """
    folder = Path(tempfile.mkdtemp(prefix="jy", dir=tempfile.gettempdir()))
    shutil.chown(folder, "postgres")
    data = str(folder / "data")
    try:
        _as_postgres("initdb", "-D", data, "--locale=C.UTF-8", "-A", "trust", "--no-sync")
        settings = f"-k {folder} -h '' -c fsync={'on' if fsync else 'off'} -c max_connections=100"
        _as_postgres("pg_ctl", "-D", data, "-w", "-o", settings, "-l", f"{folder}/log", "start")
        for role in ROLES:
            _as_postgres("createuser", "-h", str(folder), role)
        _as_postgres("createdb", "-h", str(folder), "-O", "jiyao_owner", "jiyao")
        own = "ALTER SCHEMA public OWNER TO jiyao_owner"
        _as_postgres("psql", "-q", "-h", str(folder), "-d", "jiyao", "-c", own)
        yield str(folder)
    finally:
        _as_postgres("pg_ctl", "-D", data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(program: str, *words: str, check: bool = True) -> None:
    command = ["runuser", "-u", "postgres", "--", str(BIN / program), *words]
    subprocess.run(command, check=check, capture_output=True, cwd="/")
