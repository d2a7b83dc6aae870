"""Sorting a register: declared columns alone, each with its index, nothing missing or twice."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.foundation.people.models import Person
from jiyao.foundation.registers.declarations import (
    REGISTERS,
    Column,
    MisdeclaredRegister,
    register,
)
from jiyao.foundation.registers.sorting import FAR, KEY, OrElse, is_indexed, sorted_rows
from tests.carriers_at_hand import the_room

COPIES, PEOPLE = "/registers/carriers.copy/", "/registers/people.person/"
SORTED = [(r, c) for r in REGISTERS.values() for c in r.columns if c.sort]


def all_pages(client: Any, address: str, column: int = 1) -> list[str]:
    """Return what stands in one column on all pages."""
    seen = []
    while address:
        context = client.get(address).context
        seen += [str(row.cells[column].value) for row in context["rows"]]
        address = context["older_url"]
    return seen


@pytest.fixture
def lent(received: Any, cast: Any, signs: Any, behind_the_doors: Any) -> list[str]:
    """Sixty copies, three of them out until different days; their numbers in order of return."""
    document = received(counted=60, declared=60)
    with behind_the_doors():
        copies = list(Copy.objects.filter(document=document).order_by("copy_number"))
    now = timezone.now()
    for copy, minutes in ((copies[40], 3), (copies[7], 1), (copies[22], 2)):
        send(
            copy,
            to=cast["reader"],
            due=now + timedelta(minutes=10 * minutes),
            place=the_room(),
            by=cast["keeper"],
            proofs=signs(to=cast["reader"]),
        )
    out = [copies[7].number, copies[22].number, copies[40].number]
    return out + [c.number for c in copies if c.number not in out]


def test_the_soonest_return_comes_first_and_what_is_not_due_last(
    lent: list[str], client_of: Any
) -> None:
    assert all_pages(client_of("keeper"), f"{COPIES}?sort=due") == lent


def test_backwards_it_is_the_same_the_other_way_round(lent: list[str], client_of: Any) -> None:
    assert all_pages(client_of("keeper"), f"{COPIES}?sort=-due") == lent[::-1]


def test_one_goes_back_to_the_same_page(lent: list[str], client_of: Any) -> None:
    keeper = client_of("keeper")
    first = keeper.get(f"{COPIES}?sort=due")
    second = keeper.get(first.context["older_url"])
    again = keeper.get(second.context["newer_url"])
    assert again.context["rows"] == first.context["rows"]
    assert again.context["newer_url"] == ""


def test_sort_and_filter_and_page_stand_together_in_the_address(
    lent: list[str], client_of: Any
) -> None:
    page = client_of("keeper").get(f"{COPIES}?show=out&sort=-due")
    assert [row.cells[1].value for row in page.context["rows"]] == lent[2::-1]
    [due] = [c for c in page.context["columns"] if c.kind == "due"]
    assert (due.sorted, due.sort_url) == ("descending", f"{COPIES}?show=out")


def test_people_sort_by_the_sound_of_their_names(client_of: Any, cast: Any) -> None:
    names = all_pages(client_of("system"), f"{PEOPLE}?sort=name")
    rows = Person.objects.order_by("pinyin", "pk").values_list("name", flat=True)
    assert names == list(rows)
    assert names != sorted(names)


@pytest.mark.parametrize(
    "sort", ["nonsense", "holder", "-", "--due", "due\x00", "标题", "x" * 10**7]
)
def test_a_sort_that_was_not_declared_is_ignored(
    sort: str, lent: list[str], client_of: Any
) -> None:
    keeper = client_of("keeper")
    plain, odd = keeper.get(COPIES), keeper.get(COPIES, {"sort": sort})
    assert odd.context["rows"] == plain.context["rows"]


def test_a_key_of_another_order_is_not_found(lent: list[str], client_of: Any) -> None:
    keeper = client_of("keeper")
    by_number = keeper.get(f"{COPIES}?sort=number").context["older_url"]
    assert keeper.get(by_number.replace("sort=number", "sort=due")).status_code == 404


@contextmanager
def without_sorting(connection: Any) -> Iterator[None]:
    """Let PostgreSQL sort only where no index gives the order, however few the rows are."""
    postgresql = connection.vendor == "postgresql"
    ways = ("enable_seqscan", "enable_hashjoin", "enable_sort") if postgresql else ()
    with connection.cursor() as cursor:
        for way in ways:
            cursor.execute(f"SET {way} = off")
        yield
        for way in ways:
            cursor.execute(f"RESET {way}")


@pytest.mark.parametrize(("declared", "column"), SORTED, ids=lambda x: x.code)
def test_every_sort_walks_its_index(
    declared: Any, column: Column, lent: list[str], behind_the_doors: Any
) -> None:
    with behind_the_doors():
        rows = sorted_rows(declared.rows(), column.sort).order_by(KEY, "id")[:26]
        with without_sorting(connections[rows.db]):
            plan = rows.explain()
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan
    assert "Index Scan" in plan or "USING INDEX" in plan
    assert "\n  ->  Sort" not in plan


def test_a_sort_without_an_index_cannot_be_declared() -> None:
    copies = REGISTERS["carriers.copy"]
    for sort in ("copy_number", "due_at", OrElse("due_at", "")):
        column = Column("应还", str, code="due", sort=sort)
        with pytest.raises(MisdeclaredRegister):
            register(dataclasses.replace(copies, code="tests.copy", columns=(column,)))
    assert is_indexed(Copy, OrElse("due_at", FAR))


def test_a_choice_that_finds_nothing_says_so_and_leads_to_all(client_of: Any) -> None:
    page = client_of("keeper").get(f"{COPIES}?show=overdue&from=2026-01-01&sort=-due")
    words = page.content.decode()
    assert "没有符合“超期”“" in words
    assert "2026-01-01 至" in words
    assert page.context["empty"]["url"] == f"{COPIES}?sort=-due"
