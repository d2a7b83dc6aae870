"""How far each clause is carried out: computed from citations and marked tests, never written."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jiyao.foundation.regime.citations import Citation, citations
from jiyao.foundation.regime.clauses import CLAUSES, Clause
from jiyao.foundation.regime.proofs import Proof, marked_tests
from jiyao.foundation.regime.vocabulary import MEANS, PROOFS, SHOWS, STATUS_NAMES, Status

SHOWN_BY_CODE = ("deny", "approve", "receipt", "deadline", "screen")


@dataclass(frozen=True)
class Carrying:
    """A clause with the code that cites it and the tests that prove it."""

    clause: Clause
    citations: tuple[Citation, ...]
    tests: tuple[Proof, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """The means that no citing code declares, and, as `means/proof`, what no test shows."""
        declared = {means for c in self.citations for means in c.means}
        missing = [m for m in self.clause.means if m in SHOWN_BY_CODE and m not in declared]
        for means in self.clause.means:
            missing += [f"{means}/{each}" for each in PROOFS[means] if not self.is_shown(each)]
        return tuple(missing)

    def is_shown(self, shows: str) -> bool:
        """Whether a test shows this; that something is done, every test shows but a refusal."""
        kinds = {test.shows for test in self.tests}
        return bool(kinds - {"refused"}) if shows == "" else shows in kinds

    @property
    def proofs(self) -> list[tuple[str | Promise, list[Proof]]]:
        """What the tests show of the clause, each kind with its tests."""
        kinds = [(words, [t for t in self.tests if t.shows == key]) for key, words in SHOWS.items()]
        return [(words, tests) for words, tests in kinds if tests]

    @property
    def lacks_names(self) -> list[str]:
        parts = [each.partition("/") for each in self.lacks]
        return [
            f"{MEANS[means]}（{_('测试')}：{SHOWS[shows]}）" if slash else str(MEANS[means])
            for means, slash, shows in parts
        ]

    @property
    def status(self) -> Status:
        """Enforced: cited, and every means declared and proven. Supported: something is missing.

        Taught: only teachable, and a test proves that it is taught. Planned: nothing of it.
        """
        if self.clause.only_taught and self.tests:
            return Status.TAUGHT
        if not self.citations:
            return Status.PLANNED
        return Status.SUPPORTED if self.lacks else Status.ENFORCED

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
