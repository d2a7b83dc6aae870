"""The mark with its period stands wherever the thing does: page, list, form, paper (CLS-04)."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.marks import SOURCES, add_periods, marked, period_of
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.store.middleware import reading_as
from tests.behind_doors import build
from tests.doors import doors, words_in
from tests.whole import some
from tests.word_files import text_of

ALL = ("keeper", "office_head", "secrecy_office", "leader", "classifier", "reader")
# Every page for every role takes minutes: `make check` looks at all of them as all, every run as
# one, and as another at those where a mark must be.
WHO = some(ALL, 3)
WHOLE = {
    "carriers:copy",
    "carriers:document",
    "classification:item",
    "export carriers.copy",
    "export carriers.document",
    "export classification.item",
    "register carriers.copy",
    "register carriers.document",
    "register classification.item",
    "paper carriers.circulation-slip",
    "paper carriers.copying",
    "paper carriers.destruction-list",
    "paper carriers.incoming-register",
    "paper carriers.labels",
    "paper carriers.receipt",
    "paper classification.approval",
}


@pytest.fixture
def world(received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> dict[str, Any]:
    return build(received, cast, signs, behind_the_doors)


def shown(client: Any, door: Any) -> str:
    """Return what a door shows without spaces, of a file its words; nothing when it is shut."""
    answer = client.get(door.address)
    if answer.status_code != 200:
        return ""
    if answer["Content-Type"] == "application/pdf":
        return words_of(answer.content)
    if "spreadsheet" in answer["Content-Type"]:
        return words_in(answer)
    if "wordprocessing" in answer["Content-Type"]:
        return "".join(text_of(answer.content).split())
    return "".join(answer.content.decode().split())


@pytest.mark.clause("CLS-04", shows="shown")
def test_wherever_a_marked_thing_is_named_the_whole_of_its_mark_is_shown(
    world: Any, client_of: Any, behind_the_doors: Any
) -> None:
    marks = {
        world["item"].number: "机密★10年",
        world["document"].number: "机密★20年",
    }
    none: set[str] = set()
    whole, level_alone = set(), set()
    for who in WHO:
        client = client_of(who)
        few = WHO != ALL and who != WHO[0]
        for door in doors(world):
            page = "" if few and door.name not in WHOLE else shown(client, door)
            for number, mark in marks.items():
                if number in page:
                    kind = whole if mark in page else level_alone if "机密" in page else none
                    kind.add(door.name)
    assert none == set()
    assert level_alone == set()
    assert whole >= WHOLE


@pytest.mark.clause("CLS-04", shows="hidden")
def test_who_may_not_know_of_a_thing_does_not_meet_its_mark(world: Any, client_of: Any) -> None:
    stranger = client_of("stranger")
    pages = {door.name: shown(stranger, door) for door in doors(world)}
    assert [name for name, page in pages.items() if "★10年" in page or "★20年" in page] == []


def test_what_was_declassified_no_longer_carries_it(
    world: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        over = world["notice"].item
    page = client_of("reader").get(over.get_absolute_url()).content.decode()
    head = page[page.index("page-head") : page.index("<h1>")]
    assert "已解密" in head
    assert "★" not in head


def test_the_periods_of_many_rows_cost_no_more_questions_than_of_one(
    received: Any, cast: Any, behind_the_doors: Any
) -> None:
    documents = [received("state", "secret", period=f"{years}年") for years in (1, 5, 9)]
    with behind_the_doors():
        copies = [document.copies.with_marks().first() for document in documents]
    asked = []
    for rows in (copies[:1], copies):
        with reading_as(cast["keeper"].pk), CaptureQueriesContext(connection) as queries:
            facts = facts_of(cast["keeper"], timezone.now())
            before = len(queries)
            add_periods(rows, facts)
            asked.append(len(queries) - before)
    assert asked == [len(SOURCES)] * 2
    assert [str(marked(copy.level, copy)) for copy in copies] == [
        "秘密★1年",
        "秘密★5年",
        "秘密★9年",
    ]


def test_who_may_not_handle_a_thing_is_told_no_period(copy_of: Any, cast: Any) -> None:
    copy = copy_of("state", "secret", period="5年", circles=("单位领导",))
    for who, period in (("keeper", "5年"), ("leader", "5年"), ("reader", ""), ("stranger", "")):
        with reading_as(cast[who].pk):
            assert period_of(copy, facts_of(cast[who], timezone.now())) == period


def test_a_level_of_several_things_is_marked_by_itself(received: Any, cast: Any) -> None:
    level = received("state", "secret", period="5年").label.level
    assert str(marked(level, object())) == "秘密"
    assert marked(None, object()) is None
