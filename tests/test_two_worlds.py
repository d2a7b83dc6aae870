"""Two worlds that are equal up to what a person may know answer that person alike, byte by byte.

Every address is asked, then something happens that the person may know nothing of, then every
address is asked again. What is made anew for each answer is named in `ANEW` and left out.
"""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.domains.carriers.procedures.scoping import widen
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from tests.behind_doors import build, duplicated
from tests.carriers_at_hand import the_room
from tests.doors import doors, words_in
from tests.people_at_hand import away, on_a_journey
from tests.whole import WHOLE, some

ANEW = [
    r'name="csrfmiddlewaretoken" value="\w+"',
    r'"X-CSRFToken": "\w+"',
    r"opening=[\w%:.-]+",
    r'name="opening" value="[\w:.-]+"',
    r"-[0-9a-f]{8}\.",
    r"[0-9a-f]{16,32}",
]
# The length of what is packed anew each time says nothing; the nonce is in it.
HEADERS_ANEW = ("Content-Security-Policy", "Content-Length")
ASKING = ("junior", "stranger", "reader") if WHOLE else ("junior",)
LEADERS = "单位领导"
READERS_OF = {"junior": ("业务二处",), "stranger": ("后勤处",), "reader": ("业务一处",)}


def happened_elsewhere(received: Any, cast: Any, signs: Any, behind: Any) -> None:
    """Let much happen among the leaders: papers of every level, requests, losses, journeys."""
    for level in (("state", "top"), ("state", "confidential"), ("state", "secret"), ()):
        document = received(*level, circles=(LEADERS,), counted=4, declared=4, title="别处的事")
        with behind():
            first, second, third, _fourth = Copy.objects.filter(document=document).order_by("pk")
        by = {"by": cast["keeper"]}
        way = {"to": cast["leader"], "place": the_room(), "due": None}
        if level != ("state", "top"):
            send(first, **way, **by, proofs=signs(to=cast["leader"]))
            duplicated(second, cast, signs, by="leader" if level else "office_head")
            circle = Circle.objects.get(name="办公室")
            ask(widen, document, **by, asked_for="别处需要", circle=circle)
        report_missing(third, last_seen="别处", **by)
    on_a_journey(cast, signs, "leader")
    away(cast, "leader")


def plain(response: Any) -> str:
    """Return an answer without what is made anew for each: status, headers, words."""
    headers = {k: v for k, v in response.headers.items() if k not in HEADERS_ANEW}
    kind = response.headers.get("Content-Type", "")
    told = words_of(response.content) if kind == "application/pdf" else words_in(response)
    text = f"{response.status_code} {sorted(headers.items())} {told}"
    for pattern in ANEW:
        text = re.sub(pattern, "…", text)
    return text


@pytest.mark.parametrize("key", ASKING)
@pytest.mark.clause("SYS-02", "DOC-26")
def test_what_a_person_may_not_know_changes_no_answer(
    key: str, received: Any, cast: Any, signs: Any, behind_the_doors: Any, client_of: Any
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        world = build(received, cast, signs, behind_the_doors)
        addresses = {door.name: door.address for door in some(doors(world), 6)}
        client = client_of(key)
        for address in addresses.values():
            client.get(address)
        clock.shift(timedelta(minutes=1))
        before = {name: plain(client.get(address)) for name, address in addresses.items()}
        happened_elsewhere(received, cast, signs, behind_the_doors)
        after = {name: plain(client.get(address)) for name, address in addresses.items()}
        clock.shift(timedelta(minutes=-1))  # the database's own clock stands still for nobody
        register = reverse("register", args=["carriers.document"])
        known = plain(client.get(register))
        received(circles=READERS_OF[key])
        assert plain(client.get(register)) != known, "what one may know shows"
    differing = {name: difference(before[name], after[name]) for name in before}
    assert {name: told for name, told in differing.items() if told} == {}


def difference(before: str, after: str) -> str:
    """Return what stands around the first place that differs, or nothing."""
    pairs = zip(before, after, strict=False)
    place = next((n for n, (one, two) in enumerate(pairs) if one != two), 0)
    around = slice(max(0, place - 80), place + 80)
    return "" if before == after else f"{before[around]} ≠ {after[around]}"
