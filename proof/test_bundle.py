"""The archive for a machine without a network: packed, installed and upgraded by the guide."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from subprocess import PIPE

import pytest

from bundle import build
from jiyao import __version__
from jiyao.foundation.regime.proofs import WRITTEN
from proof.conftest import Tell
from tests.test_operations import sections

GUIDE, SETTINGS = "Without a network", "jiyao.config.settings"
ALONE = ["unshare", "--map-root-user", "--net", "bash", "-euxo", "pipefail", "-c"]
NOBODY_ANSWERS = 'ip link set lo up; test -z "$(ip route)"'


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the last commit, as `make bundle` builds it."""
    folder = tmp_path_factory.mktemp("bundle")
    parts = build.collect(folder / f"jiyao-{__version__}")
    packed = build.pack(parts, folder / f"{parts.name}.tar")
    shutil.rmtree(parts)
    return packed


def alone(lines: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the lines as one script where no address but this machine's own can be reached."""
    clean = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    python = os.environ.get("PYTHON", shutil.which("python3.11") or "python3.11")
    script = "\n".join([NOBODY_ANSWERS, *lines])
    return subprocess.run(
        [*ALONE, script],
        cwd=folder,
        env={**clean, "PYTHON": str(Path(python).resolve())},
        capture_output=True,
        text=True,
    )


def test_no_address_is_reached_from_there(tmp_path: Path) -> None:
    asked = alone(["exec 3<>/dev/tcp/192.0.2.1/443"], tmp_path)
    assert asked.returncode != 0
    assert "unreachable" in asked.stderr


def test_the_guide_installs_tries_out_and_upgrades_it(
    archive: Path, tmp_path: Path, figure: Tell
) -> None:
    figure(7, "megabytes of the archive", archive.stat().st_size >> 20)
    shutil.move(archive, tmp_path)
    places = {"/opt/": f"{tmp_path}/opt/", "/var/lib/": f"{tmp_path}/lib/"}
    lines = sections()[GUIDE]
    for theirs, ours in places.items():
        lines = [line.replace(theirs, ours) for line in lines]
    done = alone([f"mkdir {tmp_path}/opt {tmp_path}/lib", *lines], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All of it works." in done.stdout
    assert "核验通过，已登记" in done.stdout
    assert done.stdout.rstrip().endswith("没有发现问题")
    figure(7, "lines of the guide run where there is no route, none failing", len(lines))


def test_a_changed_file_stops_the_installing(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    (parts / "wheels").mkdir(parents=True)
    shutil.copy(build.ROOT / "bundle/install.sh", parts)
    wheel = parts / "wheels/jiyao-0-py3-none-any.whl"
    wheel.write_bytes(b"packed")
    (parts / build.SUMS).write_text(build._sums(parts), encoding="utf-8")
    wheel.write_bytes(b"another")
    done = alone([f"{parts}/install.sh {tmp_path}/opt"], tmp_path)
    assert done.returncode != 0
    assert "is not what was packed" in done.stderr
    assert not (tmp_path / "opt").exists()


def test_the_same_source_makes_the_same_wheels(tmp_path: Path) -> None:
    names = subprocess.run(
        ["git", "ls-files", "jiyao", "screening", "pyproject.toml", "README.md", "LICENSE"],
        cwd=build.ROOT, check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    for name in names:
        (tmp_path / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(build.ROOT / name, tmp_path / "source" / name)
    for each in ("once", "again"):
        build._build_own(tmp_path / "source", tmp_path / each)
    assert digests(tmp_path / "once") == digests(tmp_path / "again")


def digests(folder: Path) -> dict[str, str]:
    """Return the hash of each file of a folder."""
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir()}


def test_the_wheel_holds_the_product_and_no_tests(tmp_path: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "jiyao"], cwd=build.ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    product = {n for n in listed if "/tests/" not in n and not n.endswith("README.md")}
    shutil.copytree(build.ROOT, tmp_path / "source", ignore=shutil.ignore_patterns(".*", "var"))
    build._build_own(tmp_path / "source", tmp_path / "wheels")
    (wheel,) = (tmp_path / "wheels").glob("jiyao-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if name.startswith("jiyao/")}
        packed.extractall(tmp_path / "installed")
    assert names == product | {WRITTEN.as_posix()}
    assert clauses(tmp_path / "installed") == clauses(build.ROOT)


def clauses(folder: Path) -> bytes:
    """Return what the product in the folder says of every clause."""
    words = [sys.executable, "-P", "-m", "jiyao", "clauses", "--json"]
    told = {"PYTHONPATH": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS}
    return subprocess.run(words, cwd=folder, env=os.environ | told, check=True, stdout=PIPE).stdout
