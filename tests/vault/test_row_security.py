"""PostgreSQL alone shows a file's row to its readers and its attachment to its handlers."""

from typing import Any

import pytest
from django.db import connections

from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.vault.models import Attachment, StoredFile

SEEN = {"reader": (1, 1), "keeper": (1, 0), "junior": (0, 0), "stranger": (0, 0), "system": (0, 0)}


@pytest.mark.clause("SYS-02")
def test_the_bare_tables_show_no_more_than_the_predicate(file: StoredFile, cast: Any) -> None:
    if connections["default"].vendor != "postgresql":
        pytest.skip("row-level security is PostgreSQL's")
    for who, expected in SEEN.items():
        with reading_as(cast[who].pk):
            counted = (Attachment.objects.count(), StoredFile.objects.count())
        assert counted == expected, who
