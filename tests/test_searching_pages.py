"""The search finds pages, and what can be begun, by their names; it says whose they are."""

from typing import Any

from tests.test_searching import EVERYWHERE


def test_a_page_is_found_by_its_name_with_who_may_open_it(client_of: Any) -> None:
    answer = client_of("secrecy_office").get(EVERYWHERE, {"q": "留痕"})
    [page] = answer.context["pages"]
    assert (page["url"], [str(role) for role in page["who"]]) == ("", ["安全审计员"])
    assert "由安全审计员查看" in answer.content.decode()
    [page] = client_of("audit").get(EVERYWHERE, {"q": "留痕"}).context["pages"]
    assert page["url"] == "/trail/"


def test_what_can_be_begun_is_found_by_the_name_of_its_button(client_of: Any) -> None:
    def found(who: str) -> list[str]:
        pages = client_of(who).get(EVERYWHERE, {"q": "新增人员"}).context["pages"]
        return [page["url"] for page in pages if str(page["title"]) == "新增人员"]

    assert found("system") == ["/act/people.person.enrolled/"]
    assert found("keeper") == [""]


def test_the_trail_says_who_may_show_it(client_of: Any) -> None:
    answer = client_of("secrecy_office").get("/trail/")
    assert answer.status_code == 403
    assert "留痕由安全审计员查看" in answer.content.decode()
