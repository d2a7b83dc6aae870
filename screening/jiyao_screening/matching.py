"""One pass over a folded text for all literals at once (hyperscan)."""

from collections.abc import Iterator
from dataclasses import dataclass

import hyperscan

from .folding import Folder
from .rules import Grade, Rule, RuleSet, built_in


@dataclass(frozen=True, slots=True)
class Hit:
    """A literal found: `start` and `end` are character offsets in the folded text."""

    rule: Rule
    start: int
    end: int


class Matcher:
    """Holds the compiled literals; safe to share with forked workers."""

    def __init__(self, rules: RuleSet, folder: Folder) -> None:
        self._rules = built_in()
        for term, grade in rules.terms:
            folded = folder.fold(term).text
            if folded:
                self._rules.append(Rule("term", folded, term, Grade(grade)))
        self._literals = [rule.literal.encode() for rule in self._rules]
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=self._literals,
            ids=list(range(len(self._literals))),
            elements=len(self._literals),
            flags=[0] * len(self._literals),
            literal=True,
        )

    def _raw_hits(self, data: bytes) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []

        def note(rule: int, _start: int, end: int, _flags: int, _context: object) -> None:
            found.append((rule, end))

        self._database.scan(data, match_event_handler=note)
        return found

    def hits(self, folded: str) -> Iterator[Hit]:
        """Yield each literal found in `folded`, in the order of their ends."""
        data = folded.encode("utf-8", "replace")
        position = characters = 0
        for number, end in self._raw_hits(data):
            rule = self._rules[number]
            characters += len(data[position:end].decode())
            position = end
            yield Hit(rule, characters - len(rule.literal), characters)
