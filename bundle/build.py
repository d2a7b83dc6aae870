"""Build the archive: `python -m bundle.build FOLDER` writes `jiyao-VERSION.tar` there.

What is packed is the last commit, not the working tree. The packages are those of
`requirements.txt`, by their hashes, as wheels for the Python and the machine that run this; the
same commit and the same packages give the same bytes.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from jiyao import __version__
from jiyao.foundation.regime.proofs import write_down

ROOT = Path(__file__).parent.parent
BESIDE = ("install.sh", "accept.py", "README.md")
OWN = (".", "screening")
SUMS = "SHA256SUMS"


def main() -> None:
    """Build the archive in the folder that is named, and say where it lies."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        parts = collect(Path(work, f"jiyao-{__version__}"))
        print(pack(parts, folder / f"{parts.name}.tar"))


def collect(parts: Path) -> Path:
    """Fill a new folder with the source, the wheels, and what installs them; return it."""
    wheels, source = parts / "wheels", parts / "source"
    source.mkdir(parents=True)
    archive = _git("archive", "--format=tar", "HEAD")
    subprocess.run(["tar", "-xf", "-", "-C", source], input=archive, check=True)  # noqa: S603, S607
    _download(source / "requirements.txt", wheels)
    _build_own(source, wheels)
    for name in BESIDE:
        shutil.copy(source / "bundle" / name, parts / name)
    (parts / "requirements.txt").write_text(_pins(wheels), encoding="utf-8")
    shutil.copy(source / "docs/operations.md", parts / "operations.md")
    (parts / SUMS).write_text(_sums(parts), encoding="utf-8")
    return parts


def pack(parts: Path, archive: Path) -> Path:
    """Write the folder as a tar that depends on its content and the commit alone; return it."""
    with tarfile.open(archive, "w", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted([parts, *parts.rglob("*")]):
            entry = tar.gettarinfo(path, path.relative_to(parts.parent).as_posix())
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = ""
            entry.mtime = _moment()
            entry.mode = 0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644
            if path.is_dir():
                tar.addfile(entry)
                continue
            with path.open("rb") as file:
                tar.addfile(entry, file)
    return archive


def _download(requirements: Path, wheels: Path) -> None:
    _pip(
        "download", "--require-hashes", "--no-deps", "--only-binary", ":all:",
        "--dest", wheels, "--requirement", requirements,
    )  # fmt: skip


def _build_own(source: Path, wheels: Path) -> None:
    """Build the wheels of this project from a copy, which the building litters."""
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(source, copy, dirs_exist_ok=True)
        write_down(Path(copy))
        for each in OWN:
            _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels,
                 Path(copy, each))  # fmt: skip


def _pins(wheels: Path) -> str:
    """Return one line for each wheel, with its version and the hash of the file that is here."""
    lines = []
    for wheel in sorted(wheels.glob("*.whl")):
        name, version = wheel.name.split("-")[:2]
        lines.append(f"{name}=={version} --hash=sha256:{_digest(wheel)}\n")
    return "".join(lines)


def _sums(parts: Path) -> str:
    files = sorted(path for path in parts.rglob("*") if path.is_file())
    return "".join(f"{_digest(path)}  {path.relative_to(parts).as_posix()}\n" for path in files)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _moment() -> int:
    return int(_git("log", "-1", "--format=%ct"))


def _git(*words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603, S607


def _pip(*words: object) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(_moment())}
    subprocess.run(  # noqa: S603
        [
            sys.executable,
            "-m",
            "pip",
            "--quiet",
            "--quiet",
            "--disable-pip-version-check",
            *map(str, words),
        ],
        check=True,
        env=environment,
    )


if __name__ == "__main__":
    main()
