"""A volume of an installation that is full, and has room again: run where mounting is allowed.

`unshare --map-root-user --mount python -m tests.faults.filling VOLUME HOME` says as JSON what was
said while the volume was full, what afterwards, and whatever is wrong then.
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.browser.installation import Installation
from tests.faults.injecting import Patient, lost, patient
from tests.faults.killing import SETTINGS

BESIDE = 64 << 20
BLOCK = bytes(1 << 16), bytes(4096)
MOST = 60
VOLUMES = {
    "home": ("", "attach", "app"),
    "files": ("vault", "attach", "app"),
    "backups": ("backups", "backup", "owner"),
    "trail": ("checkpoints", "sign", "signer"),
}


def main(volume: str, home: Path) -> None:
    """Fill a volume and empty it again."""
    folder, deed, role = VOLUMES[volume]
    mount(home / folder)
    with patient(Installation(home, "", SETTINGS), role) as one:
        filler, looked = home / folder / "filler", one.do("look")
        fill(filler)
        full = until_it_fails(one, deed)
        others = one.do("look") if volume != "home" else []
        filler.unlink()
        room = one.do(deed)
        looked += others + one.do("look")
        told = [line.split()[1] for line in (*full, *room) if line.startswith("done")]
        wrong = [line for line in looked if not line.startswith("done")]
        wrong += lost(one, told)
    print(json.dumps({"full": full[-2:], "room": room, "wrong": wrong}))


def mount(folder: Path) -> None:
    """Put a small volume of its own where the folder is, with what is in the folder."""
    folder.mkdir(exist_ok=True)
    aside = folder.with_name(f"{folder.name}-aside")
    shutil.copytree(folder, aside)
    used = sum(file.stat().st_size for file in aside.rglob("*") if file.is_file())
    words = ["mount", "-t", "tmpfs", "-o", f"size={used + BESIDE},mode=700", "tmpfs", folder]
    subprocess.run(words, check=True)
    shutil.copytree(aside, folder, dirs_exist_ok=True)
    shutil.rmtree(aside)


def fill(file: Path) -> None:
    """Write until there is no room for another block."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT)
    for block in BLOCK:
        with suppress(OSError):
            while os.write(handle, block):
                pass
    os.close(handle)


def until_it_fails(one: Patient, deed: str) -> list[str]:
    """Carry a deed out until there is no room for it; return all that was said."""
    said: list[str] = []
    for _turn in range(MOST):
        said += one.do(deed)
        if said[-1].startswith("failed"):
            return said
    return said


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
