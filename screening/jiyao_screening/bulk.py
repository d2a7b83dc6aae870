"""Sorts out, all hits of a text at once, those that can be no more than talk.

A level word with no star and no period near it, in a line that says something else, is a hint
at most; so is an internal mark in a long line. In a law nearly all hits are of that kind.
What remains is judged one by one in `grading`.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from . import stars
from .folding import Folded, Points, codes
from .matching import Matcher, Offsets
from .parts import Place

Mask = npt.NDArray[np.bool_]
_REACH = 400  # characters of a line looked at, as in Passage.line_bounds
_AFTER = 4  # folded characters behind a hit that a star may follow
_FEW = 8  # hits that are sooner judged one by one
_ROOM = 8  # letters an internal mark's line may have besides


def _table(chars: Iterable[str]) -> Mask:
    table = np.zeros(0x110000, dtype=bool)
    table[[ord(char) for char in chars]] = True
    return table


_STAR, _BREAK = 1, 2
_SIGNS = np.zeros(0x110000, dtype=np.uint8)
_SIGNS[_table(stars.SURE + stars.DOUBTFUL)] = _STAR
_SIGNS[_table("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")] = _BREAK
_SUFFIX = _table("级件")
_DIGITS = _table("0123456789oil一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰零〇")
_COUNTED = _DIGITS | _table("年个月日天yn")
_WORDED = _table("五星保至长永启公")
_OTHER = ~_table(
    "\x000123456789密级保等和期限特急加平件提第号份编no副本正原复印注意管请勿外传不得严禁制"
    "classificationmarkingsecrecysecuritylevel文资料材信息事项"
)


def _at(units: Points, where: Offsets) -> Points:
    """Return the units at `where`, 0 behind the end."""
    found: Points = np.where(where < len(units), units[np.minimum(where, len(units) - 1)], 0)
    return found


def _begins_period(first: Points, second: Points) -> Mask:
    return _WORDED[first] | (_DIGITS[first] & _COUNTED[second])


def _between(marks: Offsets, first: Offsets, last: Offsets) -> Offsets:
    """Count for each pair of bounds how many of the sorted `marks` lie in [first, last)."""
    return marks.searchsorted(last) - marks.searchsorted(first)


def _running(mask: Mask) -> npt.NDArray[np.int32]:
    """Count for each place how often `mask` is true before it."""
    counts = np.zeros(len(mask) + 1, dtype=np.int32)
    np.cumsum(mask, out=counts[1:])
    return counts


class _Sight:
    """The hits `spans` of a text with what stands around them."""

    def __init__(self, folded: Folded, spans: Offsets) -> None:
        self._folded = folded
        self._origin = folded.origin
        self._signs = _SIGNS.take(codes(folded.source))
        self._first, self._last = spans[:, 1], spans[:, 2]
        self._start = self._origin[self._first]
        self._end = self._origin[self._last - 1] + 1

    def starred(self) -> Mask:
        before = np.where(self._first > 0, self._origin[self._first - 1], 0)
        behind = np.append(self._origin, len(self._signs))
        after = behind[np.minimum(self._last + _AFTER, len(self._origin))]
        return _between(np.flatnonzero(self._signs == _STAR), before, after) > 0

    def dated(self) -> Mask:
        units, after = self._folded.units, self._last
        first, second, third = (_at(units, after + step) for step in range(3))
        return _begins_period(first, second) | (_SUFFIX[first] & _begins_period(second, third))

    def touched(self) -> Mask:
        """Tell for each hit whether a letter that belongs to no mark stands right beside it."""
        units, origin = self._folded.units, np.append(self._origin, len(self._signs))
        before = _OTHER[units[self._first - 1]] & (origin[self._first - 1] == self._start - 1)
        return before | (_OTHER[_at(units, self._last)] & (origin[self._last] == self._end))

    def company(self, which: Offsets) -> Offsets:
        """Count the letters of the lines of some hits that belong to no mark."""
        start, end = self._start[which], self._end[which]
        breaks = np.flatnonzero(self._signs == _BREAK)
        bounds = np.concatenate(([-1], breaks, [len(self._signs)]))
        left = np.maximum(bounds[breaks.searchsorted(start)] + 1, start - _REACH)
        right = np.minimum(bounds[breaks.searchsorted(end) + 1], end + _REACH)
        others = _running(_OTHER.take(self._folded.units))
        first, last = self._origin.searchsorted(left), self._origin.searchsorted(right)
        before = others[self._first[which]] - others[first]
        return before + others[last] - others[self._last[which]]


class Sorter:
    """Knows for each rule of a matcher how much company makes its hits mere talk."""

    def __init__(self, matcher: Matcher) -> None:
        room = {"level": 0, "internal": _ROOM}
        self._room = np.array([room.get(rule.kind, -1) for rule in matcher.rules])

    def talk(self, folded: Folded, spans: Offsets, place: Place) -> Mask:
        """Tell for each hit whether it is certainly a hint or nothing."""
        room = self._room[spans[:, 0]]
        level, known = room == 0, room >= 0
        if len(spans) < _FEW or not known.any():
            return np.zeros(len(spans), dtype=bool)
        sight = _Sight(folded, spans)
        bare = ~level | ~(sight.starred() | sight.dated())
        talk: Mask = known & bare
        sure = sight.touched() | (place in (Place.LOOSE, Place.LAYOUT))
        doubtful = np.flatnonzero(talk & ~(level & sure))
        if len(doubtful):
            talk[doubtful] = sight.company(doubtful) > room[doubtful]
        return talk
