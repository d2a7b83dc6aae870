"""Writers that are killed. One process forks them, so that a round costs no start-up.

Reads `count seed` a line and forks so many writers. Says `writing PIDS`, for each act after its
commit `done ENTRY`, and for each writer that is no more `gone STATUS`.
"""

import os
import random
import sys
import traceback
from collections.abc import Iterator
from typing import Any

import django

from tests.browser.cast import PIN

READERS = ("leader", "office_head", "secrecy_office")


def main() -> None:
    """Fork writers until there is nothing more to read."""
    django.setup()
    for line in sys.stdin:
        count, seed = map(int, line.split())
        writers = [_fork(seed + place) for place in range(count)]
        say("writing", *writers)
        for _writer in writers:
            _pid, status = os.wait()
            say("gone", os.waitstatus_to_exitcode(status))


def say(*words: object) -> None:
    """Write one line at once, so that lines of several processes do not mix."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def _fork(seed: int) -> int:
    writer = os.fork()
    if writer:
        return writer
    try:
        for entry in acts(random.Random(seed)):  # noqa: S311 - choices, not secrets
            say("done", entry)
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(1)


def acts(chance: random.Random) -> Iterator[str]:
    """Send copies and take them back without end; yield the entry of each act once it is done.

    What another writer was quicker with is refused, and left.
    """
    from jiyao.domains.carriers.models import Copy
    from jiyao.foundation.procedures.refusals import Refused
    from jiyao.foundation.store.aliases import writing_scope

    people = _people()
    while True:
        with writing_scope():
            copies = list(Copy.objects.select_related("document", "holder"))
        try:
            yield _act(chance.choice(copies), people, chance).sealed_by
        except Refused:
            continue


def _act(copy: Any, people: dict[str, Any], chance: random.Random) -> Any:
    from jiyao.domains.carriers.models import Place
    from jiyao.domains.carriers.procedures.circulating import send, take_back

    keeper = people["keeper"]
    if copy.holder:
        fields = {"reader": copy.holder, "counted": copy.document.amount, "condition": ""}
        return take_back(copy, **fields, by=keeper, proofs=_signed("reader", copy.holder))
    reader = people[chance.choice(READERS)]
    room = Place.objects.get(kind_of=Place.Kind.ROOM)
    fields = {"to": reader, "place": room, "due": None}
    return send(copy, **fields, by=keeper, proofs=_signed("to", reader))


def _signed(part: str, person: Any) -> dict[str, Any]:
    from jiyao.foundation.procedures.signing import Kind, Proof

    other = Proof(Kind.COUNTER, PIN, person.number)
    return {"by": Proof(Kind.SESSION, PIN), part: other}


def _people() -> dict[str, Any]:
    from jiyao.desk.organisation import CAST
    from jiyao.foundation.people.models import Person

    keys = {member.number: member.key for member in CAST}
    return {keys[p.number]: p for p in Person.objects.filter(number__in=keys)}


if __name__ == "__main__":
    main()
