"""What is written is whole, its owner's alone, and still there after a power failure."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiyao.foundation.safekeeping.durable import make_folder, write_once, write_over, write_whole


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files and folders that are brought down to the disk, one after the other."""
    found: list[Path] = []
    bring_down = os.fsync

    def note(handle: int) -> None:
        found.append(Path(os.readlink(f"/proc/self/fd/{handle}")))
        bring_down(handle)

    monkeypatch.setattr(os, "fsync", note)
    return found


def test_a_folder_is_brought_down_with_each_above_it_that_was_missing(
    tmp_path: Path, synced: list[Path]
) -> None:
    folder = tmp_path / "vault" / "ab"
    make_folder(folder)
    assert synced == [tmp_path, tmp_path / "vault"]
    assert [path.stat().st_mode & 0o777 for path in (folder.parent, folder)] == [0o700] * 2
    make_folder(folder)
    assert len(synced) == 2


def test_a_file_is_its_owners_alone_whoever_could_read_what_was_there(
    tmp_path: Path, synced: list[Path]
) -> None:
    path = tmp_path / "file"
    path.touch(0o644)
    write_whole(path, [b"se", b"cret"])
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"secret", 0o600)
    assert synced == [path]


def test_a_new_file_takes_the_place_of_none(tmp_path: Path) -> None:
    write_whole(tmp_path / "file", [b"one"], new=True)
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "file", [b"two"], new=True)
    assert (tmp_path / "file").read_bytes() == b"one"


def broken() -> Iterator[bytes]:
    yield b"half"
    raise OSError(28, "no space")


def test_what_is_written_once_is_there_wholly_or_not_at_all(
    tmp_path: Path, synced: list[Path]
) -> None:
    with pytest.raises(OSError, match="no space"):
        write_once(tmp_path / "file", broken())
    assert list(tmp_path.iterdir()) == []
    write_once(tmp_path / "file", [b"whole"])
    with pytest.raises(FileExistsError):
        write_once(tmp_path / "file", [b"another"])
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"whole")]
    assert tmp_path in synced


def test_what_stands_is_written_over_wholly_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_over(path, [b"old"], 0o640)
    with pytest.raises(OSError, match="no space"):
        write_over(path, broken())
    assert path.read_bytes() == b"old"
    write_over(path, [b"new"], 0o640)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [path]
