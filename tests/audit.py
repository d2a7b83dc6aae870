"""Audit the packages of others: `python -m tests.audit [ADVISORIES]`, or `make audit`.

Without a network: what is installed is what is pinned, and nothing besides. ADVISORIES, a folder
or a zip of advisories in the OSV format (https://ossf.github.io/osv-schema/) that somebody
brought along, is compared with the pins; without it that is said, and no claim is made.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^([A-Za-z0-9][^\\\n]*==[^\\\n]*)", re.M)
FILES = ("requirements.txt", "requirements-dev.txt")
OURS = {"jiyao", "jiyao-screening"}
INSTALLERS = {"pip", "uv"}


def pinned() -> dict[str, str]:
    """Return the version of each package that is asked for on this machine."""
    text = "\n".join((ROOT / name).read_text("utf-8") for name in FILES)
    asked = [Requirement(line) for line in PIN.findall(text)]
    here = [each for each in asked if each.marker is None or each.marker.evaluate()]
    return {canonicalize_name(each.name): str(each.specifier)[2:] for each in here}


def differences(pins: dict[str, str], installed: dict[str, str]) -> list[str]:
    """Return what is installed otherwise than it is pinned, or besides."""
    return [
        f"{name} {version}: {f'pinned is {pins[name]}' if name in pins else 'not pinned'}"
        for name, version in sorted(installed.items())
        if name not in OURS | INSTALLERS and pins.get(name) != version
    ]


def known_faults(pins: dict[str, str], advisories: Iterable[dict[str, Any]]) -> list[str]:
    """Return the advisories that are about a version that is pinned."""
    return sorted(
        f"{name} {pins[name]}: {advisory['id']}"
        for advisory in advisories
        if not advisory.get("withdrawn")
        for affected in advisory.get("affected", ())
        for name in [canonicalize_name(affected.get("package", {}).get("name", ""))]
        if name in pins and affected["package"].get("ecosystem") == "PyPI"
        if concerns(affected, pins[name])
    )


def concerns(affected: dict[str, Any], version: str) -> bool:
    """Whether a version is listed, or lies in a range; what cannot be compared counts as inside."""
    if version in affected.get("versions", ()):
        return True
    ranges = [each for each in affected.get("ranges", ()) if each["type"] == "ECOSYSTEM"]
    try:
        return any(_inside(each["events"], Version(version)) for each in ranges)
    except InvalidVersion:
        return True


def _inside(events: list[dict[str, str]], version: Version) -> bool:
    inside = False
    for event in sorted(events, key=lambda e: Version(next(iter(e.values())))):
        ((what, where),) = event.items()
        passed = version > Version(where) or (what != "last_affected" and version == Version(where))
        inside = what == "introduced" if passed else inside
    return inside


def read(where: Path) -> Iterator[dict[str, Any]]:
    """Yield the advisories of a folder or a zip."""
    if where.is_dir():
        yield from (json.loads(file.read_text("utf-8")) for file in where.rglob("*.json"))
        return
    with zipfile.ZipFile(where) as packed:
        yield from (json.loads(packed.read(n)) for n in packed.namelist() if n.endswith(".json"))


def main() -> None:
    """Say what was found; exit code 1 when there is anything."""
    pins = pinned()
    installed = {canonicalize_name(d.metadata["Name"]): d.version for d in distributions()}
    found = differences(pins, installed)
    if sys.argv[1:]:
        found += known_faults(pins, read(Path(sys.argv[1])))
    else:
        print("No advisories at hand: whether a pinned version has a known fault was not asked.")
    print(*found, f"{len(pins)} packages, {len(found)} findings", sep="\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
