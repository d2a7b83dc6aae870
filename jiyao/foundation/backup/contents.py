"""What an installation is besides its database: the files of its home folder.

The signer's memory is not among them: what an old memory says is exactly what a restored system may
not believe (docs/operations.md).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.translation import gettext as _

from jiyao.foundation.backup.packing import Part
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.backup.snapshots import Snapshot, blocks_of

HOME, VAULT, KEYS = "home/", "vault/", "keys/"
KEPT = ("secret.key", "checkpoints", "signer/key")
UNFINISHED = (".part", ".new")
LEAF = 32


def home() -> Path:
    """The folder of the installation."""
    return Path(settings.HOME)


def vault_folder() -> Path:
    """The folder of the encrypted files."""
    return Path(settings.VAULT)


def keys_folder() -> Path:
    """The folder of the keys that encrypted files are read with."""
    return Path(settings.KEYS)


def file_parts(snapshot: Snapshot, with_keys: bool) -> Iterator[Part]:
    """Yield the files of the home folder, checkpoints as the snapshot of the database knows them.

    The signer goes on signing meanwhile: what it has published since would not fit the database.
    """
    notes = {note for (note,) in snapshot.rows("SELECT note FROM trail_checkpoint")}
    signed = dict(snapshot.rows("SELECT log, max(size) FROM trail_checkpoint GROUP BY log"))
    published = home() / "checkpoints"
    for path in _files(home() / name for name in KEPT):
        blocks: Iterable[bytes] = blocks_of(path)
        if path.parent == published and path.suffix == ".leaves":
            blocks = [path.read_bytes()[: signed.get(int(path.stem), 0) * LEAF]]
        unknown = path.suffix == ".txt" and path.read_text(encoding="utf-8") not in notes
        if not (path.parent == published and unknown):
            yield _part(HOME, home(), path, blocks)
    for beginning, folder in ((VAULT, vault_folder()), (KEYS, keys_folder())):
        for path in _files([folder] if beginning == VAULT or with_keys else []):
            yield _part(beginning, folder, path, blocks_of(path))


def _part(beginning: str, folder: Path, path: Path, blocks: Iterable[bytes]) -> Part:
    name = beginning + path.relative_to(folder).as_posix()
    return Part(name, blocks, path.stat().st_mode & 0o777)


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_file():
            yield place
        found = (path for path in place.rglob("*") if path.suffix not in UNFINISHED)
        yield from sorted(path for path in found if path.is_file())


def place_of(name: str) -> Path | None:
    """Return where a part belongs that is a file, None for a part of the database.

    Raises BackupRefused for a name that leads out of its folder.
    """
    for beginning, folder in ((HOME, home()), (VAULT, vault_folder()), (KEYS, keys_folder())):
        if name.startswith(beginning):
            inside = PurePosixPath(name.removeprefix(beginning))
            if inside.is_absolute() or ".." in inside.parts or "\0" in name:
                raise BackupRefused(_("备份里的文件名指向安装目录之外：%r") % name)
            return folder / inside
    return None


def already_there() -> list[Path]:
    """Return the files that a restoration would have to respect.

    `secret.key` is not one: every command makes it, and without a database it protects nothing.
    Nor are master keys, which may have outlived the machine; they are never written over.
    """
    found = set(_files([home(), vault_folder()])) - set(_files([keys_folder()]))
    database = settings.DATABASES["default"]["NAME"]
    ours = {home() / "secret.key", *(Path(f"{database}{end}") for end in ("", "-wal", "-shm"))}
    return sorted(found - ours)
