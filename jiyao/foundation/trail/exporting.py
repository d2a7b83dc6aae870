"""The trail as plain files for another machine.

    entries/<year>-<part>.txt   up to 65,536 lines: number, a space, base64 of the entry's bytes
    checkpoints/                the signed texts, `<year>.leaves`, and the public key `key.pub`
    verifier.py                 python verifier.py <folder> --key <folder>/checkpoints/key.pub

The same trail gives the same bytes.
"""

import base64
import shutil
from itertools import islice
from pathlib import Path

from django.conf import settings

from jiyao.foundation.trail import verifier
from jiyao.foundation.trail.models import Checkpoint
from jiyao.foundation.trail.publishing import StoredLog, stored_years

LINES = 65_536


def export(folder: Path, only: int | None = None) -> int:
    """Write every log, or the log `only`, into a new folder; return the number of entries.

    Raises FileExistsError when the folder exists.
    """
    (folder / "entries").mkdir(parents=True)
    (folder / "checkpoints").mkdir()
    shutil.copyfile(verifier.__file__, folder / "verifier.py")
    published = Path(settings.HOME) / "checkpoints"
    for path in published.glob("key.pub"):
        shutil.copyfile(path, folder / "checkpoints" / path.name)
    years = sorted(year for year in stored_years() if only in (None, year))
    return sum(_export_log(folder, published, year) for year in years)


def _export_log(folder: Path, published: Path, year: int) -> int:
    entries, part, written = StoredLog(year).entries(0), 1, 0
    while lines := [_line(number, body) for number, _leaf, body in islice(entries, LINES)]:
        (folder / f"entries/{year}-{part:04d}.txt").write_text("".join(lines), encoding="ascii")
        part, written = part + 1, written + len(lines)
    for checkpoint in Checkpoint.objects.filter(log=year).order_by("size", "id"):
        name = f"checkpoints/{year}-{checkpoint.size:09d}-{checkpoint.pk}.txt"
        (folder / name).write_text(checkpoint.note, encoding="utf-8")
    for path in published.glob(f"{year}.leaves"):
        shutil.copyfile(path, folder / "checkpoints" / path.name)
    return written


def _line(number: int, body: bytes) -> str:
    return f"{number} {base64.b64encode(body).decode()}\n"
