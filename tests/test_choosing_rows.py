"""The rows of a page are chosen by their keys, then read."""

from typing import Any

from django.db import connections
from django.test.utils import CaptureQueriesContext

from jiyao.foundation.people.models import Person
from jiyao.foundation.store.choosing import first_of


def test_keys_are_chosen_first_and_the_order_is_kept(cast: Any) -> None:
    rows = Person.objects.select_related("unit").order_by("-number")
    with CaptureQueriesContext(connections["default"]) as asked:
        found = first_of(rows, 3)
    numbers = sorted((person.number for person in cast.values()), reverse=True)
    assert [person.number for person in found] == numbers[:3]
    first, second = (query["sql"] for query in asked.captured_queries)
    assert "JOIN" not in first
    assert "SELECT" not in second.partition(" FROM ")[2], "the keys themselves, no statement"


def test_of_nothing_only_the_keys_are_asked(cast: Any) -> None:
    with CaptureQueriesContext(connections["default"]) as asked:
        assert first_of(Person.objects.filter(number="nobody").order_by("pk"), 3) == []
    assert len(asked) == 1
