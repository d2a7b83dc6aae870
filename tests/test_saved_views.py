"""Saved views and chosen columns: the state of the address, under a name, for one person alone."""

from typing import Any

import pytest

from jiyao.foundation.procedures.refusals import Unseen
from jiyao.foundation.registers.models import SavedView
from jiyao.foundation.registers.procedures.views import forget_view, save_view

COPIES, SAVE = "/registers/carriers.copy/", "/act/registers.view.saved/"
STATE = "?show=out&q=%E8%87%AA%E6%9F%A5&sort=-due&cols=holder&cols=due"


def titles(page: Any) -> list[str]:
    return [str(column.title) for column in page.context["columns"]]


def names(page: Any) -> list[str]:
    return [view.title for view in page.context["views"]]


@pytest.fixture
def saved(client_of: Any) -> Any:
    """A view of the keeper, saved as the page saves it."""
    fields = {"register": "carriers.copy", "name": "在外的", "query": STATE}
    answer = client_of("keeper").post(SAVE, fields)
    assert (answer.status_code, answer.url) == (302, COPIES + STATE)
    return client_of("keeper").get(COPIES).context["views"][0]


def test_a_view_brings_filter_search_sort_and_columns_back(saved: Any, client_of: Any) -> None:
    page = client_of("keeper").get(saved.url)
    assert page.context["state"].query() == STATE
    assert titles(page) == ["密级", "编号", "持有人", "应还"]
    assert page.context["views"][0].current
    assert not client_of("keeper").get(COPIES).context["views"][0].current


def test_saving_and_forgetting_are_on_the_trail_without_the_words(
    client_of: Any, cast: Any, new_entries: Any
) -> None:
    fields = {"register": "carriers.copy", "name": "在外的", "query": STATE}
    client_of("keeper").post(SAVE, fields)
    view = client_of("keeper").get(COPIES).context["views"][0]
    client_of("keeper").post(view.forget_url, {"csrfmiddlewaretoken": ""})
    for code in ("registers.view.saved", "registers.view.forgotten"):
        [entry] = new_entries(code)
        assert entry["outcome"] == "done"
        assert "在外" not in str(entry)
    assert names(client_of("keeper").get(COPIES)) == []


@pytest.mark.clause("SYS-02")
@pytest.mark.parametrize("who", ["office_head", "leader", "system", "stranger"])
def test_nobody_else_sees_or_forgets_it(
    who: str, saved: Any, client_of: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    assert names(client_of(who).get(COPIES)) == []
    for way in ("get", "post"):
        assert getattr(client_of(who), way)(saved.forget_url).status_code == 404
    with behind_the_doors():
        view = SavedView.objects.get()
    with pytest.raises(Unseen):
        forget_view(view, by=cast[who])
    assert [e["outcome"] for e in new_entries("registers.view.forgotten")] == ["unseen"]
    assert names(client_of("keeper").get(COPIES)) == ["在外的"]


def test_the_same_name_takes_the_place_of_the_older_view(saved: Any, client_of: Any) -> None:
    fields = {"register": "carriers.copy", "name": "在外的", "query": "?show=in"}
    client_of("keeper").post(SAVE, fields)
    [view] = client_of("keeper").get(COPIES).context["views"]
    assert view.url == f"{COPIES}?show=in"


def test_a_view_keeps_only_what_the_register_declares(cast: Any, client_of: Any) -> None:
    odd = "?show=nonsense&after=x&cols=holder&cols=secret&sort=nonsense&x=1&q=%00"
    view = save_view(register="carriers.copy", name="乱", query=odd, by=cast["keeper"])
    assert view.query == "?cols=holder"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "长" * 21),
        ("name", "\x00"),
        ("register", "nonsense"),
        ("register", "people.person"),
        ("query", "x" * 10**6),
        ("query", "\x00"),
    ],
)
def test_an_odd_value_is_answered_at_its_field(field: str, value: str, client_of: Any) -> None:
    fields = {"register": "carriers.copy", "name": "名", "query": "", field: value}
    answer = client_of("keeper").post(SAVE, fields)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors


def test_columns_stand_in_their_order_and_the_mark_and_the_number_stay(
    copy: Any, client_of: Any
) -> None:
    page = client_of("keeper").get(COPIES, {"cols": ["due", "at", "nonsense", "number"]})
    assert titles(page) == ["密级", "编号", "应还", "收文时间"]
    plain = titles(client_of("keeper").get(COPIES))
    assert "收文时间" not in plain
    assert titles(client_of("keeper").get(COPIES, {"cols": ["nonsense"]})) == plain


def test_chosen_columns_hold_on_the_next_page_and_in_the_export(
    received: Any, client_of: Any
) -> None:
    received(counted=30, declared=30)
    page = client_of("keeper").get(f"{COPIES}?cols=due")
    assert titles(client_of("keeper").get(page.context["older_url"])) == ["密级", "编号", "应还"]
    assert page.context["export"].url.endswith("?cols=due")


def test_a_view_that_is_forgotten_cannot_be_forgotten_again(saved: Any, client_of: Any) -> None:
    client_of("keeper").post(saved.forget_url, {"csrfmiddlewaretoken": ""})
    assert client_of("keeper").get(saved.forget_url).status_code == 404
