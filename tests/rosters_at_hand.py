"""A list of people as a workbook, for the doors and the tests of importing it."""

from typing import Any

from jiyao.foundation.accounts.procedures.rosters import upload_roster
from jiyao.foundation.imports.judged import Judged

NEW = {"number": "N0001", "name": "许安", "unit": "业务三处", "position": "科员"}


def listed(cast: Any) -> Any:
    """Upload a list with one new person in a new unit."""
    return upload_roster(file=Judged("名册.xlsx", [[2, NEW]]), by=cast["system"])
