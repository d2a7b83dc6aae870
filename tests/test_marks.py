"""The mark with its period stands wherever the thing does: page, list, form, paper (CLS-04)."""

from typing import Any

import pytest

from jiyao.foundation.paper.tests.reading import words_of
from tests.behind_doors import build
from tests.doors import doors
from tests.test_exporting import everything
from tests.word_files import text_of

WHO = ("keeper", "office_head", "secrecy_office", "leader", "classifier", "reader")
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
        return everything(answer)
    if "wordprocessing" in answer["Content-Type"]:
        return "".join(text_of(answer.content).split())
    return "".join(answer.content.decode().split())


@pytest.mark.clause("CLS-04", shows="shown")
def test_where_a_marked_thing_is_named_its_mark_is_shown_and_on_its_own_pages_the_whole_of_it(
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
        for door in doors(world):
            page = shown(client, door)
            for number, mark in marks.items():
                if number in page:
                    kind = whole if mark in page else level_alone if "机密" in page else none
                    kind.add(door.name)
    assert none == set()
    assert level_alone & WHOLE == set()
    assert whole >= WHOLE
    assert [name for name in level_alone if "classification" in name] == []


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
