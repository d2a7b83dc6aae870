"""Files that nobody else may read, and that a power failure leaves whole."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

OWN = 0o600


def write_whole(path: Path, blocks: Iterable[bytes], mode: int = OWN, new: bool = False) -> None:
    """Write a file down to the disk.

    new: raise FileExistsError when it is there already, instead of writing over it; when it cannot
    be written whole, it is not there.
    """
    flags = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if new else os.O_TRUNC)
    handle = os.open(path, flags, OWN)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, mode)
            for block in blocks:
                file.write(block)
            file.flush()
            os.fsync(handle)
    except BaseException:
        if new:
            path.unlink()
        raise


def write_once(path: Path, blocks: Iterable[bytes]) -> None:
    """Write a file that is not there yet, so that it is there wholly or not at all.

    Raises FileExistsError when it is there already.
    """
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        write_whole(part, blocks)
        os.link(part, path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_over(path: Path, blocks: Iterable[bytes], mode: int = OWN) -> None:
    """Write a file in the place of what may be there, so that one of both is there wholly."""
    part = path.with_name(f"{path.name}.part")
    try:
        write_whole(part, blocks, mode)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder for the service alone, and those above it that are missing."""
    if not folder.exists():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder down to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
