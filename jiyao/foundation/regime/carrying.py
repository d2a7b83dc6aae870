"""How far each clause is carried out: computed from citations and marked tests, never written."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from jiyao.foundation.regime.citations import Citation, citations
from jiyao.foundation.regime.clauses import CLAUSES, Clause
from jiyao.foundation.regime.proofs import Proof, marked_tests
from jiyao.foundation.regime.vocabulary import MEANS, STATUS_NAMES, Status

SHOWN_BY_CODE = ("deny", "approve", "receipt", "deadline", "screen")


@dataclass(frozen=True)
class Carrying:
    """A clause with the code that cites it and the tests that prove it."""

    clause: Clause
    citations: tuple[Citation, ...]
    tests: tuple[Proof, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """The means that no citing code shows by its declaration; a refusal that no test meets."""
        shown = {means for c in self.citations for means in c.means}
        if not any(test.refuses for test in self.tests):
            shown.discard("deny")
        return tuple(m for m in self.clause.means if m in SHOWN_BY_CODE and m not in shown)

    @property
    def lacks_names(self) -> list[str | Promise]:
        return [MEANS[each] for each in self.lacks]

    @property
    def status(self) -> Status:
        """Enforced: cited, proven, every means shown. Supported: cited, something is missing.

        Taught: only teachable, and a test proves that it is taught. Planned: nothing of it.
        """
        if self.clause.only_taught and self.tests:
            return Status.TAUGHT
        if not self.citations:
            return Status.PLANNED
        return Status.ENFORCED if self.tests and not self.lacks else Status.SUPPORTED

    @property
    def status_name(self) -> str | Promise:
        return STATUS_NAMES[self.status]


def carried(
    cited: Iterable[Citation] | None = None, tests: dict[str, tuple[Proof, ...]] | None = None
) -> dict[str, Carrying]:
    """Return every clause with what carries it out; by default as the program stands."""
    by_clause: defaultdict[str, list[Citation]] = defaultdict(list)
    for each in citations() if cited is None else cited:
        by_clause[each.clause].append(each)
    proven = marked_tests() if tests is None else tests
    return {
        code: Carrying(clause, tuple(by_clause[code]), proven.get(code, ()))
        for code, clause in CLAUSES.items()
    }
