"""What must hold of a database after its writers were killed; prints one line for each fault."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import django


def main() -> None:
    """Check the installation whole."""
    django.setup()
    for fault in faults():
        print(fault)


def faults(*order: str) -> Iterator[str]:
    """Yield in words whatever is not as it must be in the database and in the vault.

    order: the columns by which the acts followed each other, else log and number.
    """
    from jiyao.foundation.store.aliases import writing_scope

    seals: dict[tuple[str, str], tuple[str, str]] = {}
    with writing_scope():
        for check in (
            replayed(seals, order),
            sealed(seals),
            numbered(),
            in_custody(),
            owed(),
            kept(),
        ):
            yield from check


def replayed(
    seals: dict[tuple[str, str], tuple[str, str]], order: tuple[str, ...] = ()
) -> Iterator[str]:
    """Walk the trail: each entry finds every row as an earlier entry left it.

    Fills `seals` with the seal and the entry that each row ends with.
    """
    from jiyao.foundation.trail.models import Entry

    for entry in Entry.objects.order_by(*(order or ("log", "seq"))).iterator():
        for kind, ref, before, after in _changes(entry):
            if seals.get((kind, ref), ("", ""))[0] != before:
                yield f"half an act: {entry.code} {entry.entry_id} on {kind} {ref}"
            seals[kind, ref] = after, entry.entry_id


def _changes(entry: Any) -> list[list[str]]:
    from jiyao.foundation.trail.models import Manifest

    changes = json.loads(bytes(entry.body))["changes"]
    if isinstance(changes, dict):
        changes = json.loads(bytes(Manifest.objects.get(entry_id=entry.entry_id).rows))
    return changes


def sealed(seals: dict[tuple[str, str], tuple[str, str]]) -> Iterator[str]:
    """Compare every row with the seal it has on the trail, and with its own fields."""
    from django.apps import apps

    from jiyao.foundation.trail.sealing import Traced

    left = dict(seals)
    for model in apps.get_models():
        for row in model._default_manager.all() if issubclass(model, Traced) else ():
            known = left.pop((row.kind(), row.public_id.hex), None)
            if known != (bytes(row.seal).hex(), row.sealed_by):
                yield f"not as on the trail: {row.kind()} {row.public_id}"
            if not row.seal_holds():
                yield f"seal broken: {row.kind()} {row.public_id}"
    yield from (f"row lost: {kind} {ref}" for kind, ref in left)


def numbered() -> Iterator[str]:
    """Expect the entries of every log numbered from 1 without a gap."""
    from jiyao.foundation.trail.models import Entry

    rows = Entry.objects.order_by("log", "seq").values_list("log", "seq")
    for log, entries in groupby(rows, key=lambda row: row[0]):
        numbers = [seq for _log, seq in entries]
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"gap in the numbers of {log}: {numbers}"


def in_custody() -> Iterator[str]:
    """Expect each link's giver to be the last taker, and the last taker to be the holder."""
    from jiyao.domains.carriers.models import Copy

    for copy in Copy.objects.prefetch_related("custody", "legs"):
        links = sorted(copy.custody.all(), key=lambda link: link.step)
        if [link.step for link in links] != list(range(1, len(links) + 1)):
            yield f"steps: {copy}"
        takers = [None, *(link.taker_id for link in links)]
        if [link.giver_id for link in links] != takers[:-1] or takers[-1] != copy.holder_id:
            yield f"custody: {copy}"
        reading = [leg.reader_id for leg in copy.legs.all() if leg.returned_at is None]
        if reading != ([copy.holder_id] if copy.holder_id else []):
            yield f"open legs: {copy}"


def owed() -> Iterator[str]:
    """Expect one open duty to return for each copy that is to come back, owed by its holder."""
    from jiyao.domains.carriers.models import Copy
    from jiyao.foundation.duties.models import Duty

    pending = Duty.objects.pending().filter(kind_code="carriers.return")
    duties = Counter(pending.values_list("subject_ref", "owner"))
    out = Counter(Copy.objects.to_come_back().values_list("public_id", "holder"))
    yield from (f"duty: {each}" for each in (duties - out) + (out - duties))


def kept() -> Iterator[str]:
    """Expect every booked file in the vault, and whole."""
    from jiyao.foundation.procedures.refusals import Refused
    from jiyao.foundation.vault.models import StoredFile
    from jiyao.foundation.vault.opening import open_file

    for file in StoredFile.objects.select_related("attachment"):
        try:
            open_file(file)
        except Refused as refused:
            yield f"file {file.public_id}: {refused}"


if __name__ == "__main__":
    main()
