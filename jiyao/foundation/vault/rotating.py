"""Wrapping the keys of files anew by the newest master key, a few at a time (SYS-04).

Content is not touched. Interrupted, it goes on where it stopped: what is wrapped by an older key is
what is left to do. Every file can be opened at every moment.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jiyao.foundation.safekeeping.pieces import Broken
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting, one_transaction
from jiyao.foundation.vault.keys import (
    KeyFault,
    all_keys,
    current_key,
    key_named,
    make_key,
    retire_key,
)
from jiyao.foundation.vault.models import StoredFile

OPERATOR = "operator"
BATCH = 50


@dataclass(frozen=True)
class Batch:
    """What one batch did: how many keys were wrapped anew, which files' keys could not be read."""

    done: int
    failed: tuple[StoredFile, ...]
    last: int


def rotate(size: int = BATCH) -> Iterator[Batch]:
    """Wrap anew everything that an older master key wraps; each batch is an act of its own."""
    after = 0
    while True:
        with one_transaction():
            rows = _left(after, size)
            if not rows:
                return
            batch = _wrap_anew(rows)
        yield batch
        after = batch.last


def make_first_key() -> None:
    """Make the key of a new installation; where files are booked, missing keys are restored."""
    if not all_keys() and not StoredFile.objects.exists():
        make_key()


def wrapped_by() -> Counter[str]:
    """Return how many files each master key wraps; ask inside an act."""
    return Counter(StoredFile.objects.order_by().values_list("key_id", flat=True))


def retire(key_id: str) -> None:
    """Take a master key out of use. Raises KeyFault while it is the newest or wraps anything."""
    key_named(key_id)
    if key_id == current_key().id:
        raise KeyFault(f"{key_id}: new files are wrapped by it")
    with acting(OPERATOR) as act:
        number = wrapped_by()[key_id]
        if number:
            raise KeyFault(f"{key_id}: still wraps {number} files; run `jiyao keys rotate`")
        act.record("vault.key.retired", Outcome.DONE, kind="vault.key", ref=key_id)
        retire_key(key_id)


def _left(after: int, size: int) -> list[StoredFile]:
    rows = StoredFile.objects.exclude(key_id=current_key().id).filter(pk__gt=after)
    rows = rows.select_related("attachment", "label").order_by("pk")
    return list(rows.select_for_update(of=("self",))[:size])


def _wrap_anew(rows: list[StoredFile]) -> Batch:
    keys, newest, failed = all_keys(), current_key(), []
    with acting(OPERATOR) as act:
        for file in rows:
            try:
                key = keys[file.key_id].unwrap(bytes(file.wrapped_key), file.context)
            except (Broken, KeyError):
                failed.append(file)
                continue
            file.key_id, file.wrapped_key = newest.id, newest.wrap(key, file.context)
            file.save()
        counts = {"rows": len(rows) - len(failed), "failed": len(failed)}
        done = Outcome.REFUSED if failed else Outcome.DONE
        act.record("vault.keys.rotated", done, kind="vault.key", ref=newest.id, counts=counts)
    return Batch(len(rows) - len(failed), tuple(failed), rows[-1].pk)
