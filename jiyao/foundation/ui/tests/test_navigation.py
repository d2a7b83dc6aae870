"""The left navigation. No database."""

import re
from collections.abc import Iterator

import pytest
from django.test import RequestFactory
from django.urls import path

from jiyao.foundation.access.roles import AUDIT, KEEPER
from jiyao.foundation.ui import navigation

urlpatterns = [
    path("", lambda request: None, name="home"),
    path("copies/", lambda request: None, name="copies"),
    path("copies/out/", lambda request: None, name="copies_out"),
    path("trail/", lambda request: None, name="trail"),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def entries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(navigation, "ENTRIES", {})
    monkeypatch.setattr(navigation, "DAILY", {})
    navigation.add("台账", "日志", "trail", [AUDIT], 20)
    navigation.add("机要室", "机要室外", "copies_out", [KEEPER], 12, count=lambda request: 41)
    navigation.add("机要室", "文件份", "copies", [KEEPER], 11)
    navigation.add("", "工作台", "home", order=0)
    navigation.add("", "没有这一页", "nowhere")
    yield
    navigation.forget()


def _shown(address: str, *roles: str) -> list[tuple[str, str, bool]]:
    groups = navigation.groups_of(frozenset(roles), address)
    return [(g["title"], i["title"], i["current"]) for g in groups for i in g["items"]]


def _drawn(address: str, *roles: str) -> str:
    return navigation.drawn(RequestFactory().get(address), frozenset(roles))


def _current(address: str, *roles: str) -> list[str]:
    return re.findall('aria-current="page">([^< ]+)', _drawn(address, *roles))


def test_a_person_sees_the_lines_of_his_roles_in_order() -> None:
    shown = [(group, title) for group, title, _ in _shown("/", "staff", "keeper")]
    assert shown == [("", "工作台"), ("机要室", "文件份"), ("机要室", "机要室外")]


def test_the_nearest_line_above_the_page_is_current() -> None:
    assert _current("/copies/out/5/", "keeper") == ["机要室外"]
    assert _current("/copies/5/", "keeper") == ["文件份"]


def test_home_is_current_only_on_its_own_page() -> None:
    assert _current("/", "keeper") == ["工作台"]
    assert _current("/else/", "keeper") == []


def test_the_number_beside_a_line_is_counted_for_every_page() -> None:
    numbers = iter([41, 42, 0])
    navigation.add("机要室", "待办", "trail", order=13, count=lambda request: next(numbers))
    drawn = [_drawn("/") for _ in range(3)]
    assert ['class="count">41<' in drawn[0], 'class="count">42<' in drawn[1]] == [True, True]
    assert "count" not in drawn[2]


def test_a_line_added_later_is_drawn() -> None:
    assert "台账" not in _drawn("/", "keeper")
    navigation.add("台账", "日志", "trail", [KEEPER])
    assert "台账" in _drawn("/", "keeper")


def test_only_the_first_group_the_role_s_own_and_that_of_the_page_are_unfolded() -> None:
    def unfolded(here: str) -> list[bool]:
        return [group["open"] for group in navigation.groups_of(frozenset({"audit"}), here)]

    navigation.add("其他", "另一本", "copies", [AUDIT], 90)
    assert unfolded("/") == [True, False, False]
    navigation.unfold("台账", [AUDIT])
    navigation.unfold("其他", [KEEPER])
    assert unfolded("/") == [True, True, False]
    assert unfolded("/copies/") == [True, True, True]


def test_what_is_the_role_s_daily_work_stands_before_the_rest() -> None:
    def titles() -> list[str]:
        return [group["title"] for group in navigation.groups_of(frozenset({"audit"}), "/")]

    navigation.add("其他", "另一本", "copies", [AUDIT], 90)
    first, second, last = titles()
    assert last == "其他"
    navigation.unfold("其他", [AUDIT])
    assert titles() == [first, "其他", second]
