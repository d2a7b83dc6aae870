"""What the signer decides: whether the tree may be signed, with its own key and own memory.

No database here: a log is given as something that can be asked (`Log`). The state file says what
was signed last; a tree that shrank, forked or lacks a number is refused (docs/adr/0003).
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.utils.translation import gettext as _

from jiyao.foundation.safekeeping.durable import make_folder, write_once, write_over
from jiyao.foundation.trail.merkle import CompactRange, leaf_hash
from jiyao.foundation.trail.notes import (
    BadNote,
    BadSignature,
    Tree,
    VerifierKey,
    check_checkpoint,
    origin_of,
    public_bytes,
)

CLOSED, REBUILT = "closed", "rebuilt"


class SigningRefused(RuntimeError):
    """A tree that the signer does not put its name to; the message says why."""


class Log(Protocol):
    """The entries of one year, as stored now."""

    year: int

    def last_number(self) -> int:
        """Return the highest number, 0 when there is none."""

    def leaf(self, number: int) -> bytes | None:
        """Return the stored leaf of one entry."""

    def entries(self, after: int) -> Iterator[tuple[int, bytes, bytes]]:
        """Yield (number, leaf, body) of the entries with higher numbers, in their order."""


@dataclass(frozen=True)
class State:
    """What was signed last: the size, the compact range, the last leaf and the note itself."""

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)
    last: bytes = b""
    note: str = ""
    closed: bool = False

    def to_json(self) -> str:
        """Return the state as it stands in its file."""
        root = CompactRange(self.size, self.hashes).root().hex()
        hashes = [value.hex() for value in self.hashes]
        plain = {**vars(self), "hashes": hashes, "last": self.last.hex(), "root": root}
        return json.dumps(plain, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "State":
        """Read the state back. Raises KeyError or ValueError when it is no state."""
        plain: dict[str, Any] = json.loads(text)
        hashes = [bytes.fromhex(value) for value in plain["hashes"]]
        last = bytes.fromhex(plain["last"])
        return cls(plain["size"], hashes, last, plain["note"], plain["closed"])


class Signer:
    """One key, the states beside it, and the leaves it has signed in the folder of checkpoints.

    key_file: made on first use, readable by its owner alone; name: the origin before the year;
    published: the folder of checkpoints, where `<year>.leaves` keeps 32 bytes for each entry.
    """

    def __init__(self, key_file: Path, name: str, published: Path) -> None:
        self.key = private_key(key_file)
        self.folder = key_file.parent
        self.name = name
        self.published = published

    def public_key(self) -> VerifierKey:
        """Return what everybody may know of the key."""
        return VerifierKey(self.name, public_bytes(self.key))

    def years(self) -> set[int]:
        """Return the logs that were signed before, whether they still exist or not."""
        return {int(path.stem) for path in self.folder.glob("*.state")}

    def state(self, year: int) -> State:
        """Return what was last signed of a log. Raises SigningRefused when that was forgotten."""
        path = self._memory(year)
        if path.exists():
            return State.from_json(path.read_text(encoding="utf-8"))
        if any(self.published.glob(f"{year}-*.txt")):
            raise SigningRefused(_("%d 年度签过名，但签名状态文件不见了") % year)
        return State()

    def sign(self, log: Log, *, close: bool = False, thorough: bool = True) -> State:
        """Sign the log as it is now and return the new state, the old one when nothing is new.

        close: say that the year is over; thorough: also recompute the whole tree signed before.
        Raises SigningRefused.
        """
        old = self.state(log.year)
        _refuse_other_past(log, old, thorough)
        self._refuse_lost_leaves(log.year, old, thorough)
        tree = CompactRange(old.size, list(old.hashes))
        leaves = list(_new_leaves(log, old))
        tree.extend(leaves)
        if not tree.size or (not leaves and old.closed >= close):
            return old
        if old.closed:
            raise SigningRefused(_("%d 年度已封存，其后又有记录") % log.year)
        text = self._note(log.year, tree, (CLOSED,) if close else ())
        new = State(tree.size, tree.hashes, (leaves or [old.last])[-1], text, close)
        self._keep(log.year, old.size, leaves, new)
        return new

    def rebuild(self, log: Log, notes: Iterable[str]) -> State:
        """Make a lost memory anew and sign the log as it is now, with a line that says so.

        notes: every checkpoint of this log that is known. Raises SigningRefused while the memory is
        there, when there is no checkpoint, and when one of them is not of this tree.
        """
        if self._memory(log.year).exists():
            raise SigningRefused(_("%d 年度的签名状态文件还在，不必重建") % log.year)
        signed = [_own(note, self.public_key(), log.year) for note in notes]
        if not signed:
            raise SigningRefused(_("%d 年度没有可依据的检查点") % log.year)
        tree, leaves = CompactRange(), list(_new_leaves(log, State()))
        roots = {0: tree.root()}
        for leaf in leaves:
            tree.append(leaf)
            roots[tree.size] = tree.root()
        _refuse_others(log.year, signed, roots)
        closed = any(CLOSED in one.extensions for one in signed)
        words = (CLOSED, REBUILT) if closed else (REBUILT,)
        new = State(tree.size, tree.hashes, leaves[-1], self._note(log.year, tree, words), closed)
        self._keep(log.year, 0, leaves, new)
        return new

    def _memory(self, year: int) -> Path:
        return self.folder / f"{year}.state"

    def _note(self, year: int, tree: CompactRange, words: tuple[str, ...]) -> str:
        origin = origin_of(self.name, year)
        note = Tree(origin, tree.size, tree.root(), words).note()
        return str(note.signed(self.key, origin))

    def _refuse_lost_leaves(self, year: int, old: State, thorough: bool) -> None:
        path = self.published / f"{year}.leaves"
        size = path.stat().st_size if path.exists() else 0
        whole = size >= old.size * 32
        if whole and thorough and old.size:
            whole = _tree_of(path, old.size).hashes == old.hashes
        if not whole:
            raise SigningRefused(_("%d 年度的叶值文件缺失、不全或被改动") % year)

    def _keep(self, year: int, signed: int, leaves: list[bytes], new: State) -> None:
        self.published.mkdir(parents=True, exist_ok=True)
        path = self.published / f"{year}.leaves"
        path.touch()
        with path.open("r+b") as file:
            file.seek(signed * 32)
            file.truncate()
            file.write(b"".join(leaves))
            file.flush()
            os.fsync(file.fileno())
        write_over(self._memory(year), [new.to_json().encode()])


def _refuse_other_past(log: Log, old: State, thorough: bool) -> None:
    if log.last_number() < old.size:
        shrunk = _("%(year)d 年度已签名至 #%(size)d，现在只到 #%(last)d：记录变少了")
        told = {"year": log.year, "size": old.size, "last": log.last_number()}
        raise SigningRefused(shrunk % told)
    same = not old.size or log.leaf(old.size) == old.last
    if same and thorough:
        tree = CompactRange()
        signed = (leaf for number, leaf, _body in log.entries(0) if number <= old.size)
        tree.extend(signed)
        same = (tree.size, tree.hashes) == (old.size, old.hashes)
    if not same:
        raise SigningRefused(_("%d 年度已签名的部分被改动过") % log.year)


def _tree_of(path: Path, size: int) -> CompactRange:
    tree = CompactRange()
    with path.open("rb") as file:
        tree.extend(file.read(32) for _place in range(size))
    return tree


def _own(note: str, key: VerifierKey, year: int) -> Tree:
    try:
        return check_checkpoint(note, [key], year)
    except (BadNote, BadSignature) as error:
        raise SigningRefused(_("%d 年度有检查点不是本签名密钥所签") % year) from error


def _refuse_others(year: int, signed: list[Tree], roots: dict[int, bytes]) -> None:
    for one in sorted(signed, key=lambda tree: tree.size):
        ended = CLOSED in one.extensions and one.size < max(roots)
        if ended or roots.get(one.size) != one.root:
            told = {"year": year, "size": one.size}
            raise SigningRefused(_("%(year)d 年度现有记录与检查点 #%(size)d 不符") % told)


def _new_leaves(log: Log, old: State) -> Iterator[bytes]:
    for expected, (number, leaf, body) in enumerate(log.entries(old.size), old.size + 1):
        if number != expected:
            told = {"year": log.year, "number": expected}
            raise SigningRefused(_("%(year)d 年度缺 #%(number)d") % told)
        if leaf_hash(body) != leaf:
            told = {"year": log.year, "number": number}
            raise SigningRefused(_("%(year)d 年度 #%(number)d 的内容与叶值不符") % told)
        yield leaf


def private_key(path: Path) -> Ed25519PrivateKey:
    """Return the key in a file, made on first use.

    Raises SigningRefused where others can read it, and when it is no key of the kind.
    """
    if not path.exists():
        _make_key(path)
    if path.stat().st_mode & 0o077:
        raise SigningRefused(_("私钥文件他人可读：%s") % path)
    key: Any = None
    with suppress(ValueError):
        key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningRefused(_("不是 Ed25519 私钥：%s") % path)
    return key


def _make_key(path: Path) -> None:
    make_folder(path.parent)
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with suppress(FileExistsError):  # another process was quicker
        write_once(path, [pem])
