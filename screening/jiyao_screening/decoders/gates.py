"""One quick pass (hyperscan) that tells which decoders are worth trying on a text."""

from collections.abc import Mapping

import hyperscan

_FLAGS = hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_UTF8


class Gates:
    """Compiled from a regular expression for each decoder's name."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._names = list(patterns)
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[pattern.encode() for pattern in patterns.values()],
            ids=list(range(len(patterns))),
            elements=len(patterns),
            flags=[_FLAGS] * len(patterns),
        )

    def open(self, text: str) -> set[str]:
        """Return the names whose expression occurs in `text`."""
        found: set[str] = set()

        def note(number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
            found.add(self._names[number])

        self._database.scan(text.encode("utf-8", "replace"), match_event_handler=note)
        return found
