"""Counts, orders, filters and searches are the same with and without what one may not know."""

from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.foundation.registers.declarations import REGISTERS
from tests.asking_around import in_every_order
from tests.carriers_at_hand import close
from tests.test_two_worlds import LEADERS, READERS_OF, difference, happened_elsewhere, plain
from tests.whole import WHOLE, some

ASKING = ("stranger", "junior", "reader") if WHOLE else ("stranger",)
HANDLING = ("keeper", "office_head", "secrecy_office") if WHOLE else ("keeper",)
# Where a document that is lost is counted; the whole check looks at every register.
LOST = ("carriers.document", "carriers.copy", "carriers.loss", "procedures.permit")
COUNTED = tuple(REGISTERS) if WHOLE else LOST
WORDS = ("别处", "收", "2026", "代号")


def searched() -> list[str]:
    """Return the addresses of a search for each word, everywhere and in each register."""
    pages = [reverse("search"), *(reverse("register", args=[code]) for code in REGISTERS)]
    return [f"{page}?{urlencode({'q': word})}" for page in pages for word in WORDS]


@pytest.mark.parametrize("who", ASKING)
@pytest.mark.clause("SYS-02")
def test_orders_filters_and_searches_answer_alike(
    who: str, received: Any, cast: Any, signs: Any, behind_the_doors: Any, client_of: Any
) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        received(circles=READERS_OF[who])
        addresses = [*some(in_every_order(), 48), *some(searched(), 48)]
        client = client_of(who)
        for address in addresses:
            client.get(address)
        before = {address: plain(client.get(address)) for address in addresses}
        happened_elsewhere(received, cast, signs, behind_the_doors)
        after = {address: plain(client.get(address)) for address in addresses}
        documents = f"{reverse('register', args=['carriers.document'])}?q=2026"
        known = plain(client.get(documents))
        received(circles=READERS_OF[who])
        assert plain(client.get(documents)) != known, "what one may know shows"
    told = {each: difference(before[each], after[each]) for each in addresses}
    assert {each: unlike for each, unlike in told.items() if unlike} == {}


@pytest.mark.parametrize("who", HANDLING)
@pytest.mark.clause("DOC-26")
def test_a_closed_matter_counts_for_nobody_outside_it(
    who: str, received: Any, cast: Any, behind_the_doors: Any, client_of: Any
) -> None:
    received(title="看得见的事")
    client = client_of(who)
    before = counts(client)
    document = received("state", "secret", circles=(LEADERS,))
    with behind_the_doors():
        copy = Copy.objects.filter(document=document).first()
    report_missing(copy, last_seen="别处", by=cast["leader"])
    assert counts(client) != before, "what one may know counts"
    close(document, cast["leader"])
    assert counts(client) == before


def counts(client: Any) -> dict[str, str]:
    """Return how many rows each register and each filter of it says that it has."""
    found = {}
    for code in COUNTED:
        context = client.get(reverse("register", args=[code])).context
        if context and "count_text" in context:
            found[code] = f"{context['count_text']} {context['filters']}"
    return found
