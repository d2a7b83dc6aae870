"""A printed register has what the page shows: rows, order and columns, volume by volume."""

from typing import Any

import pytest

from jiyao.domains.carriers.tests.test_papers import BOOK
from jiyao.foundation.paper import books
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.registers import context, paging

PAGE = "/registers/carriers.document/"


@pytest.fixture
def three(received: Any) -> list[str]:
    """The numbers of three documents in the order of their coming."""
    return [received().number for _each in range(3)]


@pytest.fixture
def book(three: Any, client_of: Any) -> Any:
    return lambda query="": words_of(client_of("keeper").get(f"{BOOK}{query}").content)


def order(words: str, numbers: list[str]) -> list[str]:
    found = {words.find(number): number for number in numbers}
    return [found[place] for place in sorted(found) if place >= 0]


def test_the_book_goes_by_the_day_unless_the_page_is_sorted(book: Any, three: Any) -> None:
    assert order(book(), three) == three
    assert "登记共3条；按收文时间先后。" in book()
    assert order(book("?sort=-number"), three) == three[::-1]
    assert "登记共3条；按收文号倒序。" in book("?sort=-number")


def test_chosen_columns_are_printed_with_the_mark(book: Any, client_of: Any) -> None:
    page = client_of("keeper").get(f"{PAGE}?cols=sender_number&cols=period")
    assert page.context["paper"].url.endswith("?cols=sender_number&cols=period")
    words = book("?cols=sender_number&cols=period")
    assert "来文字号" in words
    assert "保密期限" in words
    assert "承办单位" not in words
    assert words.startswith("内部")


def test_what_is_more_than_a_volume_is_said_and_printed_in_the_next(
    book: Any, three: Any, monkeypatch: Any, client_of: Any
) -> None:
    monkeypatch.setattr(books, "PRINTED", 2)
    assert order(book(), three) == three[:2]
    assert "登记共3条；分2册，本册为第1册，印第1—2条" in book()
    assert order(book("?part=2"), three) == three[2:]
    assert "本册为第2册，印第3—3条" in book("?part=2")
    assert client_of("keeper").get(f"{BOOK}?part=3").status_code == 404


def test_the_page_says_when_there_is_more_than_one_volume(
    three: Any, monkeypatch: Any, client_of: Any
) -> None:
    assert client_of("keeper").get(PAGE).context["volumes"] is None
    monkeypatch.setattr(paging, "SIZE", 1)
    monkeypatch.setattr(context, "COUNTED", 2)
    page = client_of("keeper").get(f"{PAGE}?sort=-number")
    assert page.context["volumes"]["kept"] == [("sort", "-number")]
    assert 'name="part"' in page.content.decode()
    assert "一册最多印 1000 条" in page.content.decode()
