"""Texts inside texts. A decoder is a generator `decode(text) -> Iterator[str | bytes]`.

It yields decoded text or bytes, or nothing when there is nothing to decode. What it
yields is screened and decoded again. Its module names a `GATE`, an expression without
which there is nothing to decode.
"""

from collections.abc import Callable, Iterator, Sequence

from ..parts import Blob, Part, Place, Text
from . import (
    columns,
    direction,
    entities,
    escapes,
    grouped,
    interleaved,
    markup,
    mojibake,
    numbers,
    octets,
    percent,
    radix,
    shifts,
)
from .gates import Gates
from .regions import cut, opened

Decoder = Callable[[str], Iterator[str | bytes]]

_MODULES = (
    entities,
    escapes,
    percent,
    shifts,
    markup,
    numbers,
    octets,
    radix,
    grouped,
    direction,
    interleaved,
    columns,
    mojibake,
)
DECODERS: dict[str, Decoder] = {
    module.__name__.rsplit(".", 1)[-1]: module.decode for module in _MODULES
}
_GATES = Gates(
    {module.__name__.rsplit(".", 1)[-1]: module.GATE for module in _MODULES},
    apart=("numbers", "octets", "radix", "grouped"),
    alone=("escapes",),
)
_ONCE = frozenset({"interleaved", "columns"})
_GEOMETRIC = _ONCE | {"direction"}
_IN_PLACE = ("entities", "escapes", "percent", "shifts", "markup")
_READINGS = 4


def _place(decoder: str, place: Place) -> Place:
    if decoder in _GEOMETRIC or place is Place.LAYOUT:
        return Place.LAYOUT
    return place if decoder in _IN_PLACE else Place.LOOSE


def _together(text: str, names: Sequence[str]) -> list[str]:
    """Return the readings of a text after one decoder after the other."""
    readings = [text]
    for name in names:
        decoded = [
            found
            for reading in readings
            for found in (list(DECODERS[name](reading)) or [reading])
            if isinstance(found, str)
        ]
        readings = list(dict.fromkeys(decoded or readings))[:_READINGS]
    return readings


def _left(name: str, among: Sequence[str]) -> frozenset[str]:
    """Return what need not be tried on the result of one decoder `among` others.

    What one changed in place the others change in the joint reading; a turned text is not
    turned again.
    """
    if name in _IN_PLACE:
        return frozenset(among) - {name}
    return frozenset({name}) & _GEOMETRIC


def _apart(part: Text, names: Sequence[str]) -> Iterator[Part]:
    for name in names:
        left = part.spent | _left(name, names)
        for found in DECODERS[name](part.text):
            if isinstance(found, bytes):
                yield Blob(name, found, Place.LOOSE, guess=True)
            elif found != part.text:
                yield Text(name, found, _place(name, part.place), left, part.offset)


def _in_place(part: Text, names: Sequence[str]) -> Iterator[Part]:
    for reading in _together(part.text, names) if len(names) > 1 else ():
        if reading == part.text:
            continue
        yield Text("+".join(names), reading, part.place, part.spent, part.offset)
    yield from _apart(part, names)


def decode(part: Text, without: frozenset[str]) -> Iterator[Part]:
    """Yield what the switched-on decoders make of a text; it is turned or thinned only once."""
    wanted = DECODERS.keys() - without - part.spent
    if part.place is Place.LAYOUT:
        wanted -= _ONCE
    if "columns" in wanted:
        yield from _apart(part, ("columns",))
    starts = opened(part.text, _GATES, frozenset(wanted - {"columns"}))
    names = [name for name in _IN_PLACE if name in starts]
    if names:
        blocks = sorted({at for name in names for at in starts[name]})
        yield from _in_place(cut(part, blocks), names)
    for name in (name for name in DECODERS if name in starts and name not in _IN_PLACE):
        yield from _apart(cut(part, starts[name]), (name,))
