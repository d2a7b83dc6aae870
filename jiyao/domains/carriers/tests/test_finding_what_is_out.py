"""What is out of the room is found by its numbers, by those who open the register."""

from typing import Any

import pytest

from tests.ways_out import LETTER, ways_out


@pytest.fixture
def ways(received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> dict[str, Any]:
    return ways_out(received, cast, signs, behind_the_doors)


@pytest.mark.parametrize(
    ("register", "record"),
    [("loan", "loan"), ("outside_loan", "outsideloan"), ("outing", "outing")],
)
def test_each_register_finds_the_number_of_the_copy(
    register: str, record: str, ways: Any, client_of: Any
) -> None:
    number = str(ways[record])
    keeper = client_of("keeper")
    found = keeper.get(f"/registers/carriers.{register}/", {"q": number}).content.decode()
    other = keeper.get(f"/registers/carriers.{register}/", {"q": "收秘9999"}).content.decode()
    link = ways[record].get_absolute_url()
    assert (link in found, link in other) == (True, False)


@pytest.mark.clause("BOR-05")
def test_a_loan_is_found_by_its_letter_of_introduction(ways: Any, client_of: Any) -> None:
    where = "/registers/carriers.outside_loan/"
    page = client_of("keeper").get(where, {"q": LETTER["letter"]}).content.decode()
    assert ways["outsideloan"].get_absolute_url() in page


def test_folders_and_excerpts_are_found_by_their_names(ways: Any, client_of: Any) -> None:
    keeper = client_of("keeper")
    folders = keeper.get("/registers/carriers.folder/", {"q": "1号夹"}).content.decode()
    assert ways["folder"].get_absolute_url() in folders
    notes = keeper.get("/registers/carriers.excerpt/", {"q": "本1"}).content.decode()
    assert ways["excerpt"].get_absolute_url() in notes


@pytest.mark.clause("CIR-02")
def test_who_had_a_copy_is_found_by_name_also_after_it_came_back(
    with_the_leader: Any, back: Any, cast: Any, client_of: Any
) -> None:
    back(with_the_leader)
    keeper, where = client_of("keeper"), "/registers/carriers.leg/"
    page = keeper.get(where, {"q": cast["leader"].name}).content.decode()
    assert with_the_leader.get_absolute_url() in page
    assert "关于自查的通知" in client_of("leader").get(where).content.decode()
    for asked in ({"q": cast["reader"].name}, {"show": "out"}):
        assert with_the_leader.get_absolute_url() not in keeper.get(where, asked).content.decode()
    assert client_of("reader").get(where).status_code == 403
