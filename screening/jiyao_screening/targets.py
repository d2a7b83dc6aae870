"""Lists the files under the paths given, and nothing else."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Target:
    """A file to read; `name` is its path below the path given, screened as text too.

    `refusal` is the reason why it cannot be read, when that is known beforehand.
    """

    path: Path
    name: str
    size: int = 0
    refusal: str = ""


def _target(path: Path, base: Path) -> Target:
    name = "\n".join((*path.relative_to(base).parts[:-1], path.stem))
    try:
        state = path.lstat()
    except OSError as error:
        return Target(path, name, refusal=f"无法访问（{error.strerror}）")
    if stat.S_ISLNK(state.st_mode):
        return Target(path, name, refusal="符号链接，未跟随")
    if not stat.S_ISREG(state.st_mode):
        return Target(path, name, refusal="不是普通文件")
    return Target(path, name, state.st_size)


def _folder(root: Path) -> Iterator[Target]:
    refused: list[OSError] = []
    for folder, names, files in os.walk(root, onerror=refused.append):
        names.sort()
        linked = [name for name in names if (Path(folder) / name).is_symlink()]
        for name in sorted(files + linked):
            yield _target(Path(folder) / name, root.parent)
    for error in refused:
        yield Target(Path(error.filename), "", refusal=f"无法打开文件夹（{error.strerror}）")


def collect(paths: list[Path]) -> list[Target]:
    """Return every file under `paths`; what cannot be read is listed with the reason."""
    found: dict[Path, Target] = {}
    for path in paths:
        absolute = Path(os.path.abspath(path))
        is_folder = absolute.is_dir() and not absolute.is_symlink()
        targets = _folder(absolute) if is_folder else [_target(absolute, absolute.parent)]
        for target in targets:
            found.setdefault(target.path, target)
    return list(found.values())
