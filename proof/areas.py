"""What decides access, and the tests that look at each part of it, the quickest first."""

import re
from dataclasses import dataclass
from typing import Any

FOUNDATION = "jiyao.foundation"
OWN = "tests/access"
DECIDING, LOOKING, FETCHING, SETTLING, POLICIES, OWN_GROUPS = (
    f"{OWN}/test_{name}.py"
    for name in ("deciding", "looking", "fetching", "settling", "row_policies", "groups")
)
GROUPS, CEILING = "tests/test_reader_groups.py", "tests/test_ceiling.py"
PREDICATE = "tests/test_one_predicate.py"

RULES = r"(?!ReaderFacts|SecureRows|asking).*"


@dataclass(frozen=True)
class Area:
    """A module, which of its functions decide (a pattern of names), and the tests that look."""

    module: str
    tests: tuple[str, ...]
    functions: str = ""
    sql: bool = False

    @property
    def short(self) -> str:
        return self.module.rpartition(".")[2]

    def decides(self, function: str) -> bool:
        """Whether faults are seeded in a function; what stands outside functions is called ""."""
        return re.fullmatch(self.functions or ".*", function) is not None

    def looking(self, items: list[Any]) -> list[Any]:
        """Return the tests that look, in their order here."""
        return [item for test in self.tests for item in items if item.nodeid.startswith(test)]


def _area(module: str, *tests: str, functions: str = "", sql: bool = False) -> Area:
    return Area(f"{FOUNDATION}.{module}", tests, functions, sql)


AREAS = (
    _area("access.decisions", DECIDING, LOOKING),
    _area("access.roles", DECIDING, LOOKING, functions="|may_meet"),
    _area("access.facts", LOOKING, functions=".+"),
    _area("access.labelled", LOOKING, functions=r"(?!is_wide|some_labels|Labelled.shown_level).*"),
    _area("access.spelling", LOOKING, functions=r"(?!OfLabel.__init__).*"),
    _area("access.readers", LOOKING),
    _area("access.personal", LOOKING, functions="|PersonalQuerySet.visible_to"),
    _area("access.groups", OWN_GROUPS, GROUPS),
    _area("access.ceiling", CEILING),
    _area("access.doors", FETCHING, functions="fetch|open_record|note_opening|_record_unseen|_why"),
    _area("access.clearing", SETTLING, GROUPS),
    _area("people.models", LOOKING, functions=r"DatedQuerySet\.holding_at"),
    _area("procedures.calling", FETCHING, functions="_check_access"),
    _area("procedures.declarations", FETCHING, functions=r"Procedure\.opens_to"),
    _area(
        "registers.models", LOOKING, functions=r"IndexQuerySet\.visible_to|SavedViewQuerySet\..*"
    ),
    _area(
        "access.row_security",
        POLICIES,
        f"{PREDICATE}::test_row_security_alone_shows_what_may_be_known_and_nothing_else",
        functions=RULES,
        sql=True,
    ),
)
