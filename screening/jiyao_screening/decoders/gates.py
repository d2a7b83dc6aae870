"""One quick pass (hyperscan) that tells which decoders are worth trying on a text."""

from collections.abc import Collection, Mapping

import hyperscan

_FLAGS = hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_UTF8
_FEW = 2  # expressions that are sooner looked for one by one than among all


class _Gate:
    """Some expressions in one database."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self.names = list(patterns)
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[pattern.encode() for pattern in patterns.values()],
            ids=list(range(len(patterns))),
            elements=len(patterns),
            flags=[_FLAGS] * len(patterns),
        )

    def scan(self, data: bytes, found: set[str]) -> None:
        """Add to `found` the names whose expression occurs in UTF-8 `data`."""

        def note(number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
            found.add(self.names[number])

        self._database.scan(data, match_event_handler=note)


class Gates:
    """Compiled from a regular expression for each decoder's name.

    Those `apart` or `alone` have a pass of their own: together with others they would slow it
    down. The decoders of those `apart` find their spots themselves.
    """

    def __init__(
        self, patterns: Mapping[str, str], apart: Collection[str], alone: Collection[str]
    ) -> None:
        self.apart = frozenset(apart)
        others = patterns.keys() - {*apart, *alone}
        together = _Gate({name: patterns[name] for name in others})
        self._single = {name: _Gate({name: gate}) for name, gate in patterns.items()}
        self._gates = self._single | dict.fromkeys(others, together)

    def open(self, text: str, wanted: Collection[str]) -> set[str]:
        """Return the `wanted` names whose expression occurs in `text`."""
        found: set[str] = set()
        if not wanted:
            return found
        data = text.encode("utf-8", "replace")
        gates = self._single if len(wanted) <= _FEW else self._gates
        for gate in {gates[name] for name in wanted}:
            gate.scan(data, found)
        return found.intersection(wanted)
