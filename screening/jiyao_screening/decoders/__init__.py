"""Texts inside texts. A decoder is a generator `decode(text) -> Iterator[str | bytes]`.

It yields decoded text or bytes, or nothing when there is nothing to decode. What it
yields is screened and decoded again. Its module names a `GATE`, an expression without
which there is nothing to decode.
"""

from collections.abc import Callable, Iterator

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
    percent,
    radix,
    shifts,
)
from .gates import Gates

Decoder = Callable[[str], Iterator[str | bytes]]

_MODULES = (
    entities,
    escapes,
    percent,
    shifts,
    markup,
    numbers,
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
_GATES = Gates({module.__name__.rsplit(".", 1)[-1]: module.GATE for module in _MODULES})
_ONCE = frozenset({"interleaved", "columns"})
_GEOMETRIC = _ONCE | {"direction"}
_IN_PLACE = frozenset({"entities", "escapes", "percent", "shifts", "markup"})


def _place(decoder: str, place: Place) -> Place:
    if decoder in _GEOMETRIC or place is Place.LAYOUT:
        return Place.LAYOUT
    return place if decoder in _IN_PLACE else Place.LOOSE


def decode(part: Text, without: frozenset[str]) -> Iterator[Part]:
    """Yield what the switched-on decoders make of a text; it is turned or thinned only once."""
    wanted = _GATES.open(part.text) - without
    if part.place is Place.LAYOUT:
        wanted -= _ONCE
    for name in DECODERS:
        for found in DECODERS[name](part.text) if name in wanted else ():
            if isinstance(found, bytes):
                yield Blob(name, found, Place.LOOSE, guess=True)
            elif found != part.text:
                yield Text(name, found, _place(name, part.place))
