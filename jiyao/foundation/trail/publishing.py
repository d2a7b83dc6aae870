"""Making a signed tree known: the checkpoint as a file and a row, the nodes for quick proofs.

Everything here may be repeated after a power failure: what is there already is left alone.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from jiyao.foundation.safekeeping.durable import write_over
from jiyao.foundation.trail.merkle import WIDTH, CompactRange, subtree_root
from jiyao.foundation.trail.models import Checkpoint, Entry, Node
from jiyao.foundation.trail.notes import Note, Tree
from jiyao.foundation.trail.recording import act_alias
from jiyao.foundation.trail.signing import Signer, State

NODES_AT_ONCE = 512
SHARED = 0o640


class StoredLog:
    """One year's entries in the database, as the signer asks for them."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.rows = Entry.objects.filter(log=year, seq__isnull=False).order_by("seq")

    def last_number(self) -> int:
        return self.rows.aggregate(last=Max("seq"))["last"] or 0

    def leaf(self, number: int) -> bytes | None:
        leaf = self.rows.filter(seq=number).values_list("leaf", flat=True).first()
        return None if leaf is None else bytes(leaf)

    def entries(self, after: int) -> Iterator[tuple[int, bytes, bytes]]:
        rows: Any = self.rows.filter(seq__gt=after).values_list("seq", "leaf", "body")
        for number, leaf, body in rows.iterator(chunk_size=2000):
            yield number, bytes(leaf), bytes(body)


def stored_years() -> set[int]:
    """Return the years that have entries."""
    return set(Entry.objects.order_by().values_list("log", flat=True).distinct())


def publish(signer: Signer, year: int, state: State) -> bool:
    """Write the checkpoint of `state` as a row and a file, and the nodes; whether it was new.

    The row first: a file without its row says that the database has lost something.
    """
    if not state.size:
        return False
    with transaction.atomic(using=act_alias()):
        new = _store(signer, year, state)
    words = Tree.read(Note.parse(state.note)).extensions
    name = f"{'-'.join([f'{year}-{state.size:09d}', *words])}.txt"
    _write_once(signer.published / "key.pub", f"{signer.public_key()}\n")
    _write_once(signer.published / name, state.note)
    return new


def _store(signer: Signer, year: int, state: State) -> bool:
    if Checkpoint.objects.filter(log=year, note=state.note).exists():
        return False
    _store_nodes(signer.published / f"{year}.leaves", year, state.size)
    Checkpoint.objects.create(
        log=year,
        size=state.size,
        root=CompactRange(state.size, state.hashes).root(),
        note=state.note,
        signed_at=datetime.now(UTC),
    )
    return True


def published_notes(signer: Signer, year: int) -> list[str]:
    """Return every checkpoint of one log that the files and the rows know."""
    files = [path.read_text("utf-8") for path in sorted(signer.published.glob(f"{year}-*.txt"))]
    return [*files, *Checkpoint.objects.filter(log=year).values_list("note", flat=True)]


def _write_once(path: Path, text: str) -> None:
    if not path.exists():
        write_over(path, [text.encode()], SHARED)


def _store_nodes(leaves: Path, year: int, size: int) -> None:
    height, full = 1, size // WIDTH
    while full:
        last = Node.objects.filter(log=year, height=height).aggregate(last=Max("index"))["last"]
        have = 0 if last is None else last + 1
        for start in range(have, full, NODES_AT_ONCE):
            batch = range(start, min(full, start + NODES_AT_ONCE))
            nodes = [
                Node(log=year, height=height, index=i, hash=_top(leaves, year, height, i))
                for i in batch
            ]
            Node.objects.bulk_create(nodes)
        height, full = height + 1, full // WIDTH


def _top(leaves: Path, year: int, height: int, index: int) -> bytes:
    first = index * WIDTH
    if height == 1:
        with leaves.open("rb") as file:
            file.seek(first * 32)
            data = file.read(WIDTH * 32)
        return subtree_root([data[i : i + 32] for i in range(0, len(data), 32)])
    span = (first, first + WIDTH - 1)
    below = Node.objects.filter(log=year, height=height - 1, index__range=span)
    return subtree_root([bytes(h) for h in below.order_by("index").values_list("hash", flat=True)])
