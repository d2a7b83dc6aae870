"""Exporting a register: what is shown and no more, marked, and on the trail before it is sent."""

from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from jiyao.foundation.audit.sentences import sentence
from jiyao.foundation.exports import views
from tests.doors import words_in

COPIES, DOCUMENTS, PEOPLE, PERMITS = (
    f"/registers/{code}/export/"
    for code in ("carriers.copy", "carriers.document", "people.person", "procedures.permit")
)
HEADS = 6


def lines(answer: Any) -> list[list[Any]]:
    """Return the rows of the sheet, those above the table too."""
    assert answer.status_code == 200
    return CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def test_it_holds_what_the_page_shows_on_all_its_pages(received: Any, client_of: Any) -> None:
    document = received(counted=60, declared=60)
    sheet = lines(client_of("reader").get(COPIES))
    assert sheet[HEADS][:3] == ["密级", "编号", "标题"]
    assert len(sheet) == HEADS + 1 + 60
    assert sheet[HEADS + 1][:3] == ["内部", f"{document.number}/060", "关于自查的通知"]


def test_it_says_what_it_is(received: Any, client_of: Any, cast: Any, new_entries: Any) -> None:
    received()
    sheet = lines(client_of("keeper").get(f"{COPIES}?show=in&sort=-due"))
    [entry] = new_entries("carriers.copy.exported")
    named = client_of("keeper").get(COPIES).headers["Content-Disposition"]
    assert unquote(named).startswith("attachment; filename*=utf-8''载体台账（按份） 20")
    head = [line[0] for line in sheet[:HEADS]]
    assert head[:2] == ["内部", "载体台账（按份）"]
    assert cast["keeper"].name in head[3]
    assert cast["keeper"].number in head[3]
    assert head[4] == f"留痕：{entry['id']}"
    assert head[5] == "内容：机要室内；按应还倒序；共 2 行"


@pytest.mark.clause("SYS-03")
def test_it_is_on_the_trail_with_counts_of_each_level(
    received: Any, client_of: Any, new_entries: Any
) -> None:
    received()
    received("state", "confidential")
    client_of("keeper").get(COPIES)
    [entry] = new_entries("carriers.copy.exported")
    assert (entry["outcome"], entry["kind"]) == ("listed", "carriers.copy")
    assert entry["counts"] == {"state:2": 2, "work:1": 2}
    assert sentence("carriers.copy.exported") == "导出份"


@pytest.mark.clause("CLS-04")
def test_it_is_marked_with_the_highest_of_its_levels(received: Any, client_of: Any) -> None:
    received()
    received("state", "confidential")
    received("state", "secret")
    assert lines(client_of("keeper").get(DOCUMENTS))[0][0] == "机密"
    assert lines(client_of("system").get(PEOPLE))[0][0] == ""


@pytest.mark.clause("CLS-04")
def test_requests_are_marked_like_what_they_are_about(asks: Any, client_of: Any) -> None:
    asks("state", "secret")
    asks()
    assert lines(client_of("keeper").get(PERMITS))[0][0] == "秘密"


@pytest.mark.clause("SYS-02")
def test_a_title_that_one_may_not_read_is_nowhere_in_the_file(
    received: Any, client_of: Any
) -> None:
    received(title="金丝雀计划", circles=("单位领导",))
    for address in (COPIES, DOCUMENTS):
        assert "金丝雀" not in words_in(client_of("keeper").get(address))
        assert "不在您的知悉范围" in words_in(client_of("keeper").get(address))
        assert "金丝雀" in words_in(client_of("leader").get(address))


@pytest.mark.clause("SYS-02")
def test_who_sees_nothing_has_nothing_to_export(received: Any, client_of: Any) -> None:
    received("state", "confidential", circles=("单位领导",))
    for who in ("stranger", "junior", "reader", "system", "audit"):
        for address in (COPIES, DOCUMENTS):
            assert client_of(who).get(address).status_code == 404


def test_what_somebody_typed_is_no_formula(received: Any, client_of: Any) -> None:
    received(title='=HYPERLINK("http://x";"y")', sender="=1+1")
    answer = client_of("reader").get(DOCUMENTS)
    assert "<f>" not in words_in(answer)
    assert lines(answer)[HEADS + 1][2:4] == ['=HYPERLINK("http://x";"y")', "=1+1"]


def test_over_the_maximum_it_says_so(
    received: Any, client_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(counted=9, declared=9)
    monkeypatch.setattr(views, "MOST_ROWS", 5)
    sheet = lines(client_of("keeper").get(COPIES))
    assert len(sheet) == HEADS + 1 + 5
    assert "只含前 5 行" in sheet[5][0]


def test_it_asks_no_more_for_more_rows(received: Any, client_of: Any) -> None:
    keeper = client_of("keeper")
    received()
    few = _queries(keeper)
    received(counted=80, declared=80)
    assert _queries(keeper) == few


def _queries(client: Any) -> int:
    with CaptureQueriesContext(connections["default"]) as asked:
        client.get(COPIES)
    return len(asked)


def test_odd_addresses_are_answered(received: Any, client_of: Any) -> None:
    received()
    keeper = client_of("keeper")
    for odd in ("\x00", "%00", "x" * 10**6, "=1+1"):
        found = keeper.get(COPIES, {"show": odd, "sort": odd, "cols": odd, "after": odd})
        assert found.status_code == 200
    assert keeper.get("/registers/nonsense/export/").status_code == 404


def test_the_page_offers_it_where_there_is_something(received: Any, client_of: Any) -> None:
    keeper, page = client_of("keeper"), "/registers/carriers.copy/?show=in"
    assert keeper.get(page).context["export"] is None
    received()
    assert keeper.get(page).context["export"].url == f"{COPIES}?show=in"
