"""Texts inside texts. A decoder is a generator `decode(text) -> Iterator[Part]`.

It yields the decoded text or bytes, with an empty name, or nothing when there is nothing
to decode. What it yields is screened and decoded again.
"""

from collections.abc import Callable, Iterator

from ..parts import Blob, Part, Place, Text
from . import entities

Decoder = Callable[[str], Iterator[str | bytes]]

DECODERS: dict[str, Decoder] = {
    "entities": entities.decode,
}


def decode(part: Text, without: frozenset[str]) -> Iterator[Part]:
    """Yield what the switched-on decoders make of a text."""
    for name, decoder in DECODERS.items():
        if name in without:
            continue
        for found in decoder(part.text):
            if isinstance(found, bytes):
                yield Blob(name, found)
            elif found != part.text:
                yield Text(name, found, part.place if name == "entities" else Place.LOOSE)
