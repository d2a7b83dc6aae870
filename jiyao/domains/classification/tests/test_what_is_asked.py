"""The form of a proposal says what its levels need; the page of an item, for whom it waits."""

from typing import Any


def test_the_levels_say_what_the_page_goes_by(client_of: Any) -> None:
    page = client_of("reader").get("/act/classification.item.proposed/").content.decode()
    assert 'data-scheme="trade"' in page
    assert 'data-scheme="work" data-weight="10">' in page
    assert 'data-weight="50" data-above' in page


def test_the_page_says_for_whom_it_waits(proposed: Any, client_of: Any) -> None:
    item = proposed()
    page = client_of("reader").get(item.get_absolute_url())
    waits = {str(fact.title): str(fact.value) for fact in page.context["now_facts"]}
    assert waits["现在等谁办"] == str(item.officer)
    assert page.context["comes_next"] is None


def test_in_its_period_nothing_stands_out(signed: Any, client_of: Any) -> None:
    page = client_of("secrecy_office").get(signed().get_absolute_url())
    assert page.context["comes_next"] == "classification.notice.confirmed"
    assert "button--primary" not in page.content.decode()
