"""The map and the page of a clause: for everybody signed in, figures for the supervisors alone."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jiyao.foundation.store.aliases import READ


def page(client: Any, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.clause("INS-08")
def test_the_map_shows_areas_by_means_and_never_a_colour_without_its_word(client_of: Any) -> None:
    shown = page(client_of("stranger"), "/regime/")
    assert "传阅" in shown
    assert "审批" in shown
    words = {"enforced": "落实", "supported": "部分", "planned": "计划"}
    for status, word in words.items():
        assert shown.count(f"share--{status}") == shown.count(f'share--{status}">{word}') > 0


def test_an_area_and_a_means_list_their_clauses(client_of: Any) -> None:
    shown = page(client_of("stranger"), "/regime/?area=CIR&means=deadline")
    assert "阅文限时" in shown
    assert "阅文不横传" not in shown
    assert "阅文不横传" not in page(client_of("stranger"), "/regime/?area=XYZ")


@pytest.mark.clause("INS-08")
def test_a_clause_shows_its_rule_its_code_and_its_tests(client_of: Any) -> None:
    shown = page(client_of("stranger"), "/regime/CIR-01/")
    for word in (
        "阅文人之间不得自行传递",
        "保守国家秘密法实施条例(2024)第二十七条",
        "jiyao.domains.carriers.rules.circulating.copy_is_back_with_the_keeper",
        "test_sending.py::",
        "已落实",
    ):
        assert word in shown


def test_a_planned_clause_says_that_nothing_carries_it_out_yet(client_of: Any) -> None:
    assert "列在计划中" in page(client_of("stranger"), "/regime/BNK-05/")


def test_a_clause_that_is_not_in_the_catalogue_is_absent(client_of: Any) -> None:
    assert client_of("stranger").get("/regime/CIR-99/").status_code == 404


def test_a_clause_cited_by_many_costs_no_more_queries_than_one_cited_by_few(client_of: Any) -> None:
    client = client_of("audit")
    page(client, "/regime/SYS-02/")
    counts = []
    for code in ("CIR-01", "SYS-02"):
        with CaptureQueriesContext(connections[READ]) as queries:
            page(client, f"/regime/{code}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_clause_is_called_by_its_name_wherever_it_is_cited(client_of: Any) -> None:
    assert "阅文不横传 <small>CIR-01</small>" in page(client_of("stranger"), "/matrix/")
