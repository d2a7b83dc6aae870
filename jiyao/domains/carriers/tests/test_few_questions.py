"""A page asks for what the rules need of a copy together, not once for every procedure."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jiyao.foundation.store.aliases import READ
from tests.ways_out import ways_out


@pytest.mark.parametrize(
    ("record", "most"), [("copy", 37), ("loan", 23), ("outing", 23), ("outsideloan", 23)]
)
def test_the_page_of_a_copy_or_of_its_way_out_asks_a_fixed_number_of_questions_about_it(
    record: str,
    most: int,
    received: Any,
    copy: Any,
    cast: Any,
    signs: Any,
    behind_the_doors: Any,
    client_of: Any,
) -> None:
    rows = {"copy": copy, **ways_out(received, cast, signs, behind_the_doors)}
    keeper, address = client_of("keeper"), rows[record].get_absolute_url()
    with CaptureQueriesContext(connections[READ]) as reads:
        assert keeper.get(address).status_code == 200
    about = [query["sql"] for query in reads if 'FROM "carriers_' in query["sql"]]
    assert len(about) <= most
