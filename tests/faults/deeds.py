"""What writers do without end: acts of the pages, timed work, signing. Each yields what is done."""

import os
import random
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.browser.cast import PIN

READERS = ("leader", "office_head", "secrecy_office")
REMINDING = "duties.reminder.given"
SOON = timedelta(days=5)


def warm_up() -> None:
    """Import what the writers of this role need, before they are forked."""
    if os.environ.get("JIYAO_AS") != "signer":
        from jiyao.config import schedule  # noqa: F401
        from jiyao.domains.carriers.procedures import circulating  # noqa: F401

        people()


def acts(chance: random.Random) -> Iterator[str]:
    """Send copies and take them back; yield the entry of each act once it is done.

    What another writer was quicker with is refused, and left.
    """
    from jiyao.domains.carriers.models import Copy
    from jiyao.foundation.procedures.refusals import Refused
    from jiyao.foundation.store.aliases import writing_scope

    everybody = people()
    while True:
        with writing_scope():
            copies = list(Copy.objects.select_related("document", "holder"))
        try:
            yield act(chance.choice(copies), everybody, chance).sealed_by
        except Refused:
            continue


def act(copy: Any, everybody: dict[str, Any], chance: random.Random) -> Any:
    """Send a copy to a reader, or take it back from who has it."""
    from jiyao.domains.carriers.models import Place
    from jiyao.domains.carriers.procedures.circulating import send, take_back

    keeper = everybody["keeper"]
    if copy.holder:
        fields = {"reader": copy.holder, "counted": copy.document.amount, "condition": ""}
        return take_back(copy, **fields, by=keeper, proofs=_signed("reader", copy.holder))
    reader = everybody[chance.choice(READERS)]
    room = Place.objects.get(kind_of=Place.Kind.ROOM)
    fields = {"to": reader, "place": room, "due": None}
    return send(copy, **fields, by=keeper, proofs=_signed("to", reader))


def _signed(part: str, person: Any) -> dict[str, Any]:
    from jiyao.foundation.procedures.signing import Kind, Proof

    other = Proof(Kind.COUNTER, PIN, person.number)
    return {"by": Proof(Kind.SESSION, PIN), part: other}


def people() -> dict[str, Any]:
    """Return the cast by what they are."""
    from jiyao.desk.organisation import CAST
    from jiyao.foundation.people.models import Person

    keys = {member.number: member.key for member in CAST}
    return {keys[p.number]: p for p in Person.objects.filter(number__in=keys)}


def reminders(chance: random.Random) -> Iterator[str]:
    """Do what `jiyao tick` does when days have passed; yield the code of each entry."""
    from jiyao.config.schedule import SCHEDULE
    from jiyao.foundation.calendar.jobs import run

    [reminding] = [job for job in SCHEDULE if job.code == REMINDING]
    while True:
        if run(reminding, timezone.now() + chance.random() * SOON):
            yield REMINDING
        else:
            time.sleep(0.001)


def signatures(chance: random.Random) -> Iterator[str]:
    """Sign whatever is new; yield the name of each checkpoint that is published."""
    while True:
        yield from (name for name, new in signed(chance.random() < 0.1) if new)


def signed(thorough: bool) -> Iterator[tuple[str, bool]]:
    """Sign each log as it is; yield the name of its newest checkpoint, and whether it is new."""
    from jiyao.foundation.trail.management.commands.sign import the_signer
    from jiyao.foundation.trail.publishing import StoredLog, publish, stored_years

    signer = the_signer()
    for year in sorted(stored_years()):
        state = signer.sign(StoredLog(year), thorough=thorough)
        new = publish(signer, year, state)
        yield f"{year}-{state.size:09d}", new
