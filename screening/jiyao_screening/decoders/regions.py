"""Finds where in a text there is something to decode, so that the rest is left alone."""

from collections.abc import Iterator
from dataclasses import replace

from ..barriers import BARRIER
from ..parts import Text
from .gates import Gates

_BLOCK = 2_048
_STRETCH = 16 * _BLOCK
_REACH = 256  # the longest that a gate's expression may run into the next block
_BEFORE = 600  # what grading looks at in front of a mark
_AFTER = 300


Openings = dict[str, list[int]]


def opened(text: str, gates: Gates, wanted: frozenset[str]) -> Openings:
    """Return for each of the `wanted` gates that open the offsets of the blocks where.

    The decoders of gates that stand apart find their spots themselves.
    """
    found: Openings = {}
    for base in range(0, len(text), _STRETCH):
        names = gates.open(text[base : base + _STRETCH + _REACH], wanted)
        apart = names & gates.apart
        for start in range(base, min(base + _STRETCH, len(text)), _BLOCK) if names else ():
            piece = text[start : start + _BLOCK + _REACH]
            here = gates.open(piece, names - apart) if len(text) > _BLOCK else names
            for name in here | apart:
                found.setdefault(name, []).append(start)
    return found


def _pieces(text: str, starts: list[int]) -> Iterator[str]:
    first = last = starts[0]
    for start in starts[1:]:
        if start - last > _BLOCK + _BEFORE + _AFTER:
            yield text[max(0, first - _BEFORE) : last + _BLOCK + _AFTER]
            first = start
        last = start
    yield text[max(0, first - _BEFORE) : last + _BLOCK + _AFTER]


def cut(part: Text, starts: list[int]) -> Text:
    """Return of `part` what stands in and around the blocks beginning at `starts`."""
    text = BARRIER.join(_pieces(part.text, starts))
    return replace(part, text=text, offset=part.offset + max(0, starts[0] - _BEFORE))
