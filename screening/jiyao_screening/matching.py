"""One pass over a folded text for all literals at once (hyperscan)."""

from dataclasses import dataclass

import hyperscan
import numpy as np
import numpy.typing as npt

from .folding import Folded, Folder
from .rules import Grade, Rule, RuleSet, built_in
from .signs import signs_in

Offsets = npt.NDArray[np.int64]
_BITS = 40  # of a hit's number that say where it ends, the others which literal it is
_ENDS = (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A literal found: `start` and `end` are character offsets in the folded text."""

    rule: Rule
    start: int
    end: int


class _Literals:
    """A compiled set of literals, each with its number."""

    def __init__(self, literals: dict[int, str]) -> None:
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK) if literals else None
        if self._database:
            self._database.compile(
                expressions=[literal.encode() for literal in literals.values()],
                ids=list(literals),
                elements=len(literals),
                flags=[0] * len(literals),
                literal=True,
            )

    def ends(self, text: str) -> Offsets:
        """Return rows of (literal's number, character offset of its end)."""
        found: list[int] = []
        add = found.append

        def note(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            add(number << _BITS | end)

        data = text.encode()
        if self._database:
            self._database.scan(data, match_event_handler=note)
        packed = np.array(found, dtype=np.int64)
        rows = np.stack((packed >> _BITS, packed & _ENDS), axis=1)
        if len(rows) and len(data) > len(text):
            rows[:, 1] = _first_bytes(data).searchsorted(rows[:, 1])
        return rows


def _first_bytes(data: bytes) -> Offsets:
    """Return where in UTF-8 data each character begins."""
    return np.flatnonzero((np.frombuffer(data, dtype=np.uint8) & 0xC0) != 0x80)


def _term(folded: Folded, grade: Grade) -> Rule:
    """Return the rule for a term; raises ValueError when it has no letter to be found by."""
    if not folded.text:
        raise ValueError(f"词“{folded.source}”中没有可以查找的字")
    has_gaps = len(folded.text) < len(folded.source)
    inner = range(1, len(folded.text)) if has_gaps else ()
    signs = tuple(signs_in(folded.gap_after(position)) for position in inner)
    return Rule("term", folded.text, folded.source, grade, signs if any(signs) else ())


class Matcher:
    """Holds the compiled literals; safe to share with forked workers."""

    def __init__(self, rules: RuleSet, folder: Folder) -> None:
        self.rules = built_in()
        self.rules += [_term(folder.fold(term), Grade(grade)) for term, grade in rules.terms]
        numbered = dict(enumerate(rule.literal for rule in self.rules))
        self._all = _Literals(numbered)
        self._ascii = _Literals({n: word for n, word in numbered.items() if word.isascii()})
        self._lengths = np.array([len(rule.literal) for rule in self.rules], dtype=np.int64)

    def spans(self, folded: Folded) -> Offsets:
        """Return a row (rule's number, start, end) for each literal, in the order of ends."""
        literals = self._ascii if folded.text.isascii() else self._all
        rows = literals.ends(folded.text)
        return np.column_stack((rows[:, 0], rows[:, 1] - self._lengths[rows[:, 0]], rows[:, 1]))

    def hit(self, number: int, start: int, end: int) -> Hit:
        """Return a row of `spans` with its rule."""
        return Hit(self.rules[number], start, end)
