"""What one may not know is met nowhere: not in a page, a header, a count, a file, a log."""

import logging
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from jiyao.domains.carriers.models import Document
from jiyao.foundation.registers.declarations import REGISTERS
from tests.asking_around import (
    address_of,
    at_the_doors,
    deeds_on_hidden,
    hidden_choices,
    in_every_order,
    naming_others,
    share,
    with_other_keys,
    words_for,
)
from tests.canaries import NOT_WORDS, Sown, columns_of, guarded
from tests.documents import docx, xlsx
from tests.doors import WHO
from tests.files import png
from tests.hidden_world import Hidden, hidden_world
from tests.looking import canaries_in, met_in
from tests.test_two_worlds import difference, plain
from tests.whole import WHOLE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Each person alone in the whole check, all in one world in every run; there each asks a part.
ASKED = [(who,) for who in WHO] if WHOLE else [WHO]
SEARCHABLE = [reverse("register", args=[c]) for c, each in REGISTERS.items() if each.search]
SHOWING = {"text/html", "application/pdf", XLSX}
CONTROL = "zqzzzzzzzz"


@pytest.fixture
def world(received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> Hidden:
    return hidden_world(received, cast, signs, behind_the_doors)


@pytest.fixture
def browser(client_of: Any) -> Any:
    """Return a browser as anybody of the cast, or as nobody."""
    return lambda who: Client() if who == "nobody" else client_of(who)


class Looking:
    """What one person was told, and what of it should have been kept."""

    def __init__(self, who: str, world: Hidden, client: Client) -> None:
        self.who, self.world, self.client = who, world, client
        self.hidden = world.keeps_from(who)
        self.leaks: list[str] = []
        self.seen: Counter[str] = Counter()

    def look(self, address: str, response: Any, asked: str = "") -> None:
        """Note the canaries of an answer; asked: the one word that the page may say back."""
        met = met_in(response) - {asked}
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        self.seen[kind] += len(met - self.hidden)
        names = sorted(map(self.world.sown.name, met & self.hidden))
        if names:
            self.leaks.append(f"{self.who} {response.status_code} {address}: {names}")

    def get(self, address: str) -> None:
        """Ask for an address."""
        self.look(address, self.client.get(address))

    def get_form(self, address: str) -> None:
        """Ask for a page and, where it holds a form, name hidden rows in it."""
        response = self.client.get(address)
        self.look(address, response)
        form = response.context.get("form") if response.context else None
        chosen = hidden_choices(form, self.world, self.hidden) if form else {}
        if chosen:
            named = f"{address}?{urlencode(chosen, doseq=True)}"
            self.look(named, self.client.get(named))
            answer = self.client.post(address, chosen)
            self.look(f"POST {named}", answer)
            gone = answer.status_code in (403, 404)
            errors = answer.context["form"].errors if answer.status_code == 200 else {}
            if taken := sorted(set(chosen) - set(errors)) if not gone else []:
                self.leaks.append(f"{self.who} POST {named}: {taken} taken")

    def post(self, address: str) -> None:
        """Send a deed on a hidden record: it is as if there were no such record."""
        answer = self.client.post(address, {})
        self.look(f"POST {address}", answer)
        signing_in = answer.headers.get("Location", "").startswith(reverse("account_login"))
        if answer.status_code not in (403, 404) and not signing_in:
            self.leaks.append(f"{self.who} POST {address}: {answer.status_code}")

    def search(self, address: str, word: str) -> None:
        """Search for a word of hidden rows: the answer is that for a word that stands nowhere."""
        control = CONTROL[: len(word)]
        with time_machine.travel(timezone.now(), tick=False):
            found, other = (self.client.get(address, {"q": asked}) for asked in (word, control))
        self.look(f"{address}?q={word}", found, asked=word)
        unlike = difference(plain(found).replace(word, "…"), plain(other).replace(control, "…"))
        if unlike:
            self.leaks.append(f"{self.who} {address}?q={word}: {unlike}")


@pytest.mark.parametrize("asking", ASKED, ids="-".join)
@pytest.mark.clause("SYS-02", "DOC-26")
def test_no_answer_holds_a_word_of_what_one_may_not_know(
    asking: tuple[str, ...], world: Hidden, browser: Any, caplog: Any, capfd: Any
) -> None:
    assert bare_columns(world) == []
    ways = ways_of(world)
    leaks: list[str] = []
    seen: Counter[str] = Counter()
    for who in asking:
        looking = Looking(who, world, browser(who))
        ask_everywhere(looking, ways)
        leaks += looking.leaks
        seen += looking.seen
    written = "".join([caplog.text, *capfd.readouterr()])
    assert not leaks, "\n".join(leaks)
    assert canaries_in(written) == set()
    assert files_with_canaries() == []
    assert WHOLE or set(seen) >= SHOWING


def ways_of(world: Hidden) -> dict[tuple[str, ...], int]:
    """Return addresses, and how small a part of them each person is asked for in every run."""
    return {
        tuple(at_the_doors(world)): 78,
        tuple(with_other_keys(world)): 700,
        tuple(naming_others(world)): 260,
        tuple(in_every_order()): 180,
        (reverse("paper_of_register", args=["carriers.incoming-register"]),): 1,
    }


def ask_everywhere(looking: Looking, ways: dict[tuple[str, ...], int]) -> None:
    """Ask as one person in every way: addresses, keys, orders, words, forms, deeds."""
    world, place = looking.world, WHO.index(looking.who)
    for addresses, every in ways.items():
        for address in share(addresses, place, every, WHOLE):
            (looking.get_form if "/act/" in address else looking.get)(address)
    for word in share(words_for(looking.hidden, world), place, 40, WHOLE):
        for address in (reverse("search"), *share(SEARCHABLE, place, 13, WHOLE)):
            looking.search(address, word)
    for deed in share(deeds_on_hidden(world, looking.hidden), place, 80, WHOLE):
        looking.post(address_of(deed, world))


def files_with_canaries() -> list[str]:
    """Return the files at home, besides the database, in which a canary stands as it is."""
    files = [each for each in Path(settings.HOME).rglob("*") if each.is_file()]
    kept = [each for each in files if "sqlite" not in each.name and ".template" not in each.name]
    return [str(each) for each in kept if canaries_in(each.read_bytes().decode("latin-1"))]


def bare_columns(world: Hidden) -> list[str]:
    """Return the columns of text of guarded rows in which no canary stands."""
    sown = {(model, column) for model, _key, column in world.sown.places.values()}
    return [
        f"{model._meta.label_lower}.{column.name}"
        for model in guarded()
        for column in columns_of(model)
        if (model, column.name) not in sown
    ]


def test_what_is_named_as_no_words_is_there() -> None:
    columns = {(m._meta.label_lower, c.name) for m in guarded() for c in m._meta.concrete_fields}
    names = {name for _model, name in columns} | {f"{m}.{name}" for m, name in columns}
    assert names >= NOT_WORDS


def test_a_leak_is_seen_wherever_it_is(caplog: Any, capfd: Any) -> None:
    canary = Sown().canary(Document, 1, "number")
    answers = {
        "body": HttpResponse(f"<p>{canary.upper()}</p>"),
        "header": HttpResponse(headers={"Location": f"/x/%7A{canary[1:]}/"}),
        "json": JsonResponse({"suggested": [canary]}),
        "xlsx": HttpResponse(xlsx([["", canary]])),
        "docx": HttpResponse(docx(canary)),
        "png": HttpResponse(png(canary)),
        "404": HttpResponse(canary, status=404),
    }
    answers["cookie"] = HttpResponse()
    answers["cookie"].set_cookie("last", canary)
    assert [place for place, answer in answers.items() if canary not in met_in(answer)] == []
    logging.getLogger("django.request").warning("Not Found: %s", canary)
    print(canary)
    assert canaries_in(caplog.text) == canaries_in(capfd.readouterr().out) == {canary}
