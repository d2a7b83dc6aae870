"""The left navigation. No database."""

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
def entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "ENTRIES", {})
    navigation.add("台账", "日志", "trail", [AUDIT], 20)
    navigation.add("机要室", "机要室外", "copies_out", [KEEPER], 12, count=lambda request: 41)
    navigation.add("机要室", "文件份", "copies", [KEEPER], 11)
    navigation.add("", "工作台", "home", order=0)
    navigation.add("", "没有这一页", "nowhere")


def _shown(address: str, *roles: str) -> list[tuple[str, str, bool]]:
    groups = navigation.navigation_for(RequestFactory().get(address), frozenset(roles))
    return [(g["title"], i["title"], i["current"]) for g in groups for i in g["items"]]


def test_a_person_sees_the_lines_of_his_roles_in_order() -> None:
    shown = [(group, title) for group, title, _ in _shown("/", "staff", "keeper")]
    assert shown == [("", "工作台"), ("机要室", "文件份"), ("机要室", "机要室外")]


def test_the_nearest_line_above_the_page_is_current() -> None:
    assert [t for _, t, here in _shown("/copies/out/5/", "keeper") if here] == ["机要室外"]
    assert [t for _, t, here in _shown("/copies/5/", "keeper") if here] == ["文件份"]


def test_home_is_current_only_on_its_own_page() -> None:
    assert [t for _, t, here in _shown("/else/", "keeper") if here] == []


def test_beyond_the_daily_groups_only_the_one_of_the_page_is_unfolded() -> None:
    def unfolded(address: str) -> list[bool]:
        request = RequestFactory().get(address)
        return [g["open"] for g in navigation.navigation_for(request, frozenset({"audit"}))]

    navigation.add("其他", "另一本", "copies", [AUDIT], 90)
    assert unfolded("/") == [True, True, False]
    assert unfolded("/copies/5/") == [True, True, True]
