"""Each route × each role: the expected answer is written once, in doors.csv."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.behind_doors import build
from tests.doors import WHO, answer, doors, route_names, words_in
from tests.whole import WHOLE, some

TABLE = Path(__file__).with_name("doors.csv")
# One of each kind of person in every run, the others in the whole check.
OFTEN = ("nobody", "security", "keeper", "leader", "reader", "junior", "stranger")
ASKED = WHO if WHOLE else OFTEN
PARTS = [ASKED[start::4] for start in range(4)]


def written() -> dict[str, dict[str, str]]:
    """Return the written expectation: door → who → answer."""
    with TABLE.open(encoding="utf-8") as file:
        return {row.pop("door"): row for row in csv.DictReader(file)}


@pytest.fixture
def world(received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> dict[str, Any]:
    return build(received, cast, signs, behind_the_doors)


@pytest.mark.parametrize("asking", PARTS, ids=",".join)
@pytest.mark.clause("SYS-02", "SYS-06", shows="refused")
def test_every_door_answers_every_role_as_written(
    world: Any, client_of: Any, asking: tuple[str, ...]
) -> None:
    expected = written()
    clients = {who: Client() if who == "nobody" else client_of(who) for who in asking}
    found = {
        door.name: {who: answer(clients[who], door) for who in asking} for door in doors(world)
    }
    wrong = [
        f"{name} × {who}: {found[name][who]}, written {expected.get(name, {}).get(who, 'nothing')}"
        for name in found
        for who in asking
        if expected.get(name, {}).get(who) != found[name][who]
    ]
    assert wrong == []
    assert set(expected) == set(found)


def test_no_route_is_without_a_name() -> None:
    assert "None" not in route_names()


@pytest.mark.clause("SYS-03")
def test_the_unseen_is_the_same_as_the_absent_and_the_reason_is_on_the_trail(
    world: Any, client_of: Any, new_entries: Any
) -> None:
    stranger = client_of("stranger")
    unseen = stranger.get(world["document"].get_absolute_url())
    absent = stranger.get("/carriers/documents/00000000-0000-4000-8000-000000000000/")
    assert unseen.status_code == absent.status_code == 404
    assert unseen.content == absent.content
    [entry, _absent] = new_entries("carriers.document.sought")
    assert (entry["outcome"], entry["clauses"]) == ("unseen", ["SYS-02"])


@pytest.mark.clause("SYS-03", "DOC-15")
def test_an_opening_is_on_the_trail_before_the_content_is_sent(
    world: Any, client_of: Any, new_entries: Any
) -> None:
    client_of("keeper").get(world["copy"].get_absolute_url())
    [entry] = new_entries("carriers.copy.opened")
    assert entry["ref"] == world["copy"].public_id.hex
    assert entry["level"] == "state:2"


@pytest.mark.clause("SYS-02", shows="refused")
@pytest.mark.clause("CIR-02", "DOC-15", shows="hidden")
def test_a_stranger_meets_no_word_of_it_anywhere(world: Any, client_of: Any) -> None:
    canaries = ["青岭市档案馆", "代号件", "青档", "自查报告", world["document"].number]
    stranger = client_of("stranger")
    for door in some(doors(world), 3):
        page = words_in(stranger.get(door.address))
        met = [word for word in canaries if word in page]
        assert not met, f"{door.name}: {met}"
