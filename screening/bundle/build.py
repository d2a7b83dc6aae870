"""Builds the single-folder bundle: interpreter, libraries, engine, key and launcher.

    python bundle/build.py FOLDER [--without-ocr]

Linux x86-64 with the C library of the building machine or a newer one. Packages are taken from
the environment that runs this script. Windows and arm64 are untested.
"""

import argparse
import shutil
import subprocess
import sys
import sysconfig
from ctypes.util import find_library
from pathlib import Path

from jiyao_screening import signing

_LEFT_OUT = (
    "test", "tests", "idlelib", "ensurepip", "tkinter", "turtledemo", "lib2to3", "__pycache__",
    "site-packages", "config-*", "pydoc_data",
)  # fmt: skip
_DISTRIBUTIONS = [
    "jiyao_screening",
    "hyperscan",
    "numpy",
    "numpy.libs",
    "pikepdf",
    "pikepdf.libs",
    "pypdfium2",
    "pypdfium2_raw",
    "pypdfium2_cfg",
    "olefile",
    "msoffcrypto",
    "libarchive",
    "opencc",
    "PIL",
    "pillow.libs",
    "cryptography",
    "cffi",
    "lxml",
    "packaging",
    "_cffi_backend*",
    "hyperscan.libs",
    "pypdfium2*.dist-info",
    "pikepdf*.dist-info",
    "deprecated",
    "wrapt",
]
_OCR = [
    "rapidocr",
    "onnxruntime",
    "cv2",
    "opencv_python_headless.libs",
    "shapely",
    "shapely.libs",
    "pyclipper*",
    "omegaconf",
    "antlr4",
    "yaml",
    "_yaml",
    "six.py",
    "tqdm",
    "requests",
    "urllib3",
    "idna",
    "certifi",
    "charset_normalizer",
    "colorlog",
    "flatbuffers",
    "google",
    "typing_extensions.py",
]
_SYSTEM = ("libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "ld-linux", "libutil.so")
_LAUNCHER = """#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
export PYTHONHOME="$here/python" LD_LIBRARY_PATH="$here/lib" LIBARCHIVE="$here/lib/libarchive.so.13"
export PYTHONDONTWRITEBYTECODE=1
exec "$here/python/bin/python3" -s -m jiyao_screening.cli --sign "$here/bundle.key" "$@"
"""


def _needed(binary: Path) -> set[Path]:
    """Return the shared libraries a binary needs, without those of the C library itself."""
    listed = subprocess.run(  # noqa: S603 - our own files only
        ["/usr/bin/ldd", binary], capture_output=True, text=True, check=False
    )
    rows = (row.split("=>")[1].split()[0] for row in listed.stdout.splitlines() if "=> /" in row)
    return {Path(row) for row in rows if not Path(row).name.startswith(_SYSTEM)}


def _interpreter(target: Path) -> None:
    standard = Path(sysconfig.get_path("stdlib"))
    version = f"python3.{sys.version_info.minor}"
    ignored = shutil.ignore_patterns(*_LEFT_OUT)
    shutil.copytree(standard, target / "python" / "lib" / version, ignore=ignored)
    (target / "python" / "bin").mkdir()
    shutil.copy2(Path(sys.executable).resolve(), target / "python" / "bin" / "python3")


def _packages(target: Path, names: list[str]) -> None:
    source = Path(sysconfig.get_path("purelib"))
    version = f"python3.{sys.version_info.minor}"
    packages = target / "python" / "lib" / version / "site-packages"
    packages.mkdir()
    found = {entry for name in names for entry in source.glob(name)}
    found.add(Path(signing.__file__).parent)
    for entry in found:
        if entry.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "tests")
            shutil.copytree(entry, packages / entry.name, ignore=ignored)
        else:
            shutil.copy2(entry, packages / entry.name)


def _libraries(target: Path) -> None:
    folder = target / "lib"
    folder.mkdir()
    archive = Path(_located(find_library("archive") or "libarchive.so.13"))
    extensions = (target / "python").rglob("*.so*")
    needed = {archive} | _needed(archive) | _needed(target / "python" / "bin" / "python3")
    for binary in extensions:
        needed |= {path for path in _needed(binary) if target not in path.parents}
    for path in needed:
        shutil.copy2(path.resolve(), folder / path.name)


def _located(name: str) -> str:
    listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    rows = [
        row.split("=> ")[1] for row in listed.stdout.splitlines() if row.strip().startswith(name)
    ]
    if not rows:
        raise SystemExit(f"{name} is not installed")
    return rows[0]


def build(target: Path, with_ocr: bool) -> None:
    """Make the bundle in `target`, which must not exist; prints the public key to keep."""
    target.mkdir(parents=True)
    target = target.resolve()
    _interpreter(target)
    _packages(target, _DISTRIBUTIONS + (_OCR if with_ocr else []))
    _libraries(target)
    (target / "bundle.key").write_bytes(signing.new_key())
    launcher = target / "jiyao-scan"
    launcher.write_text(_LAUNCHER)
    launcher.chmod(0o755)
    print(f"public key: {signing.public_key(target / 'bundle.key')}")


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without-ocr", action="store_true")
    options = parser.parse_args()
    build(options.folder, not options.without_ocr)


if __name__ == "__main__":
    main()
