"""Finds where in a text there is something to decode, so that the rest is left alone."""

from collections.abc import Collection, Iterator

from .gates import Gates

_BLOCK = 1_024
_STRETCH = 16 * _BLOCK
_REACH = 256  # the longest that a gate's expression may run into the next block
_BEFORE = 600  # what grading looks at in front of a mark
_AFTER = 300


Block = tuple[int, int, set[str]]


def _blocks(text: str, gates: Gates, wanted: frozenset[str]) -> Iterator[Block]:
    for base in range(0, len(text), _STRETCH):
        names = gates.open(text[base : base + _STRETCH + _REACH], wanted)
        for start in range(base, min(base + _STRETCH, len(text)), _BLOCK) if names else ():
            found = gates.open(text[start : start + _BLOCK + _REACH], names)
            if found:
                yield start, start + _BLOCK, found


def opened(text: str, gates: Gates, wanted: frozenset[str]) -> list[Block]:
    """Return the blocks of `text` (first and last offset) with the `wanted` gates that open."""
    if len(text) > 2 * _BLOCK:
        return list(_blocks(text, gates, wanted))
    names = gates.open(text, wanted)
    return [(0, len(text), names)] if names else []


def regions(
    text: str, blocks: list[Block], names: Collection[str]
) -> Iterator[tuple[str, set[str]]]:
    """Yield the pieces of `text` in whose blocks any of the `names` opened, with those names."""
    first = last = -1
    found: set[str] = set()
    for start, end, here in blocks:
        if here.isdisjoint(names):
            continue
        if found and start - last > _BEFORE + _AFTER:
            yield text[max(0, first - _BEFORE) : last + _AFTER], found
            found = set()
        first = start if not found else first
        last, found = end, found.union(here.intersection(names))
    if found:
        yield text[max(0, first - _BEFORE) : last + _AFTER], found
