"""What is typed at the counter, not scanned: short numbers, names, a PIN in the wrong line."""

from typing import Any

import pytest

from conftest import PIN
from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.tests.test_counter import Counter, reasons


@pytest.fixture
def at_the_desk(client_of: Any) -> Counter:
    return Counter(client_of("keeper"))


@pytest.fixture
def copies(received: Any, behind_the_doors: Any) -> Any:
    """Receive a document of so many copies; return their numbers."""

    def of(how_many: int) -> list[str]:
        document = received(counted=how_many, declared=how_many)
        with behind_the_doors():
            rows = Copy.objects.filter(document=document).order_by("copy_number")
            return list(rows.values_list("number", flat=True))

    return of


def test_bare_figures_may_be_a_pin_and_are_not_shown_again(at_the_desk: Any) -> None:
    assert "查不到：这串数字" in reasons(at_the_desk.scan(PIN))
    assert PIN not in at_the_desk.page.content.decode()


def test_a_number_may_be_typed_short_and_a_person_by_name(
    at_the_desk: Any, copies: Any, cast: Any
) -> None:
    first, second = copies(2)
    assert at_the_desk.scan(cast["reader"].name).tone == "yes"
    assert at_the_desk.scan("收内 1 2").copy.number == second
    assert at_the_desk.scan(first.replace("〔", "[").replace("〕000", "]")).copy.number == first
    assert at_the_desk.lines == [(second, False), (first, False)]


def test_a_number_that_means_several_copies_names_them(at_the_desk: Any, copies: Any) -> None:
    two = copies(2)
    answer = at_the_desk.scan("R0201", two[0].partition("号")[0])
    assert reasons(answer) == f"对得上的不止一份：{two[0]}、{two[1]}"
    assert at_the_desk.lines == []


def test_a_second_copy_of_a_document_for_the_same_person_is_remarked(
    at_the_desk: Any, copies: Any
) -> None:
    first, second = copies(2)
    assert "另一份" not in at_the_desk.scan("R0201", first).words
    assert "另一份" in at_the_desk.scan(second).words


def test_odd_things_sent_are_left_out(at_the_desk: Any, copies: Any) -> None:
    at_the_desk.scan("R0201", *copies(1))
    answer = at_the_desk.send(turn="x", place="²", copy=["x", "0" * 32], said=["９" * 40, "-1"])
    assert answer is None
    assert at_the_desk.lines == []
