"""Who holds what: the tally, one person's page, and one's own."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jiyao.desk import views
from jiyao.desk.tests.conftest import MORNING, NOON, at
from jiyao.foundation.store.aliases import READ
from jiyao.foundation.trail.recording import system_scope


@pytest.mark.clause("DOC-15")
def test_each_line_of_the_tally_opens_what_that_person_holds(
    noon: Any, cast: Any, client_of: Any
) -> None:
    with at(NOON):
        keeper = client_of("keeper")
        tally = keeper.get("/").context["tally"]
        assert {(c.title, c.count, c.note) for c in tally} == {
            (cast["reader"], 1, "超期 1"),
            (cast["leader"], 1, ""),
        }
        for line in tally:
            page = keeper.get(line.url)
            works = [work for card in page.context["cards"] for work in card.works]
            assert [work.who for work in works] == [line.title]
            assert [work.since for work in works] == [MORNING]
            assert str(line.title) in page.content.decode()


@pytest.mark.clause("DOC-15")
def test_the_board_shows_the_fullest_hands_and_leads_to_all(
    noon: Any, cast: Any, client_of: Any, monkeypatch: Any, new_entries: Any
) -> None:
    with at(NOON):
        keeper = client_of("keeper")
        assert 'href="/holders/"' not in keeper.get("/").content.decode()
        monkeypatch.setattr(views, "SHOWN", 1)
        board = keeper.get("/")
        assert [line.title for line in board.context["tally"]] == [cast["reader"]]
        assert 'href="/holders/"' in board.content.decode()
        everybody = keeper.get("/holders/").context["tally"]
        assert [line.title for line in everybody] == [cast["reader"], cast["leader"]]
        assert client_of("leader").get("/holders/").status_code == 403
    assert new_entries("desk.holders.listed")[0]["counts"] == {"": 2}


def test_a_persons_name_or_number_leads_to_what_is_held(
    noon: Any, cast: Any, client_of: Any
) -> None:
    reader = cast["reader"]
    with at(NOON):
        for asked in (reader.name, reader.number.lower()):
            pages = client_of("keeper").get("/search/", {"q": asked}).context["pages"]
            assert [page["url"] for page in pages] == [f"/holders/{reader.public_id}/"]
        assert client_of("leader").get("/search/", {"q": reader.name}).context["pages"] == []


def test_the_tally_and_the_figures_are_asked_for_together(noon: Any, client_of: Any) -> None:
    with at(NOON), CaptureQueriesContext(connections[READ]) as reads:
        page = client_of("keeper").get("/")
    counted = [
        q["sql"]
        for q in reads
        if "COUNT(" in q["sql"] and 'FROM "carriers_copy"' in q["sql"].split(" WHERE ")[0]
    ]
    assert (
        len([sql for sql in counted if sql.startswith('SELECT "carriers_copy"."holder_id"')]) == 1
    )
    assert len(counted) == 2, "the tally, and what is due today"
    told = {str(stat.title): stat.count for stat in page.context["stats"]}
    assert (told["机要室外"], told["超期未还"]) == (2, 1)


@pytest.mark.clause("DOC-15")
def test_two_people_of_one_name_are_two(
    noon: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:

    with system_scope("tests.person.renamed"):
        cast["leader"].name = cast["reader"].name
        cast["leader"].save()
    with at(NOON):
        assert [c.count for c in client_of("keeper").get("/").context["tally"]] == [1, 1]


@pytest.mark.clause("SYS-03")
def test_looking_into_somebodys_hands_is_on_the_trail(
    noon: Any, cast: Any, client_of: Any, new_entries: Any
) -> None:
    with at(NOON):
        client_of("keeper").get(f"/holders/{cast['reader'].public_id}/")
    [entry] = new_entries("desk.holder.listed")
    assert (entry["ref"], entry["counts"]) == (cast["reader"].public_id.hex, {"work:1": 1})


@pytest.mark.clause("SYS-02")
@pytest.mark.parametrize("who", ["leader", "reader", "security"])
def test_who_handles_nothing_looks_into_nobodys_hands(
    noon: Any, cast: Any, client_of: Any, who: str
) -> None:
    assert client_of(who).get(f"/holders/{cast['reader'].public_id}/").status_code == 403


def test_nobodys_hands_are_not_found(client_of: Any) -> None:
    address = "/holders/00000000-0000-4000-8000-000000000000/"
    assert client_of("keeper").get(address).status_code == 404


def test_ones_own_page_shows_what_one_holds_and_owes(noon: Any, client_of: Any) -> None:
    with at(NOON):
        page = client_of("reader").get("/duties/")
    [card] = page.context["held"]
    [work] = card.works
    assert (work.number, work.since) == (noon["late"].number, MORNING)
    assert [str(action.title) for action in work.actions] == ["阅毕签字"]
    assert work.papers == []
    assert [line.duty.subject_title for line in page.context["mine"]] == [noon["late"].number]
    assert "超期" in page.content.decode()


def test_who_may_print_the_paper_of_what_he_holds_finds_its_button(
    received: Any, handed: Any, client_of: Any
) -> None:
    with at(MORNING):
        copy = handed(received(circles=("办公室",)), "001", "office_head", 6)
    with at(NOON):
        page = client_of("office_head").get("/duties/")
    [work] = page.context["held"][0].works
    [paper] = work.papers
    assert paper.url == f"/papers/carriers.circulation-slip/{copy.public_id}/"
    assert paper.url in page.content.decode()


def test_empty_hands_say_what_would_be_in_them(client_of: Any, cast: Any) -> None:
    assert "您手里没有件" in client_of("stranger").get("/duties/").content.decode()
    address = f"/holders/{cast['stranger'].public_id}/"
    assert "此人手里没有件" in client_of("keeper").get(address).content.decode()
