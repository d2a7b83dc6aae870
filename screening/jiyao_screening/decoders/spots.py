"""Finds the spots in a text around which numbers stand for characters or bytes (hyperscan)."""

from collections.abc import Iterator

import hyperscan
import numpy as np
import numpy.typing as npt

_BEFORE = 60
_AFTER = 120

Offsets = npt.NDArray[np.int64]


def flat(text: str) -> bytes:
    """Return a text in ASCII; each other character counts as one."""
    return text.encode("ascii", "replace")


class Spots:
    """Expressions over flat text."""

    def __init__(self, expressions: list[str], literal: bool = False) -> None:
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[expression.encode() for expression in expressions],
            elements=len(expressions),
            flags=[0] * len(expressions),
            literal=literal,
        )

    def ends(self, data: bytes) -> Offsets:
        """Return where the matches in `data` end."""
        found: list[int] = []
        add = found.append

        def note(_number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            add(end)

        self._database.scan(data, match_event_handler=note)
        return np.array(found, dtype=np.int64)


def around(text: str, spots: Offsets) -> Iterator[str]:
    """Yield the surroundings of the `spots`, in order, joined where they touch."""
    if not len(spots):
        return
    gaps = np.flatnonzero(np.diff(spots) > _BEFORE + _AFTER)
    firsts = spots[np.concatenate(([0], gaps + 1))]
    lasts = spots[np.concatenate((gaps, [len(spots) - 1]))]
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        yield text[max(0, first - _BEFORE) : last + _AFTER]
