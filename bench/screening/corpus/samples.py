"""Puts carriers, transformations and marks together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random

from . import ordinary, spoiled, texts, transformations
from .carriers import archives, compound, mailbox, office, pictures, plain, portable, web, word

Carrier = Callable[[str], bytes]

CARRIERS: dict[str, Carrier] = {
    place: carry
    for module in (plain, web, word, office, mailbox, compound, archives, portable, pictures)
    for place, carry in module.CARRIERS.items()
}
# Places whose format cannot hold every disguise: control characters, exotic letters, long names.
_SIMPLE = (
    "name",
    "table",
    "subject",
    "big5",
    "xml gbk",
    "letters",
    "scattered",
    "shuffled",
    "boxes",
    "pieces",
)
_MILD = frozenset({"as-is", "white-star", "homophone"})
_LATIN_ONLY = frozenset({"mojibake"})
_NARROW = (
    "gb18030",
    "gbk",
    "code page",
    "eight-bit",
    "member",
    "attachment",
    "property",
    "tail",
    "mixed",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One file: `expected` is hit, clean or unread (anything but clean)."""

    family: str
    name: str
    data: bytes
    expected: str


def _holds(place: str, disguise: str) -> bool:
    return disguise not in _LATIN_ONLY or not any(word in place for word in _NARROW)


def _disguises(place: str, row: int, every: int) -> Iterator[tuple[int, str]]:
    """Yield the disguises a place can hold; only places that hold many are thinned out."""
    for column, disguise in enumerate(transformations.ALL):
        if any(word in place for word in _SIMPLE):
            if disguise in _MILD:
                yield column, disguise
        elif (row + column) % every == 0 and _holds(place, disguise):
            yield column, disguise


def hidden(every: int = 1) -> Iterator[Sample]:
    """Yield places × disguises; `every` thins the disguises out."""
    marks = cycle(texts.MARKS)
    for row, (place, carry) in enumerate(CARRIERS.items()):
        for column, disguise in _disguises(place, row, every):
            data = carry(transformations.ALL[disguise](next(marks)))
            name = f"{row:03d}-{column:02d}.{suffix(place)}"
            yield Sample(f"{place} | {disguise}", name, data, "hit")


def suffix(place: str) -> str:
    """Return the file suffix of a place."""
    return place.split(" ", 1)[0]


def drawn() -> Iterator[Sample]:
    """Yield pictures and scans of the marks (needs OCR)."""
    for place, carry in pictures.SEEN.items():
        for number, mark in enumerate(texts.MARKS):
            yield Sample(f"{place} | as-is", f"seen-{number}.{suffix(place)}", carry(mark), "hit")


def harmless(count: int, seed: int = 1) -> Iterator[Sample]:
    """Yield `count` ordinary files."""
    random = Random(seed)
    makers = cycle(ordinary.MAKERS.items())
    for number in range(count):
        family, make = next(makers)
        yield Sample(family, f"plain-{number}.{family.split(' ')[-1]}", make(random), "clean")


def unreadable() -> Iterator[Sample]:
    """Yield broken, locked and oversized files, which must never come out clean."""
    for number, (family, make) in enumerate(spoiled.MAKERS.items()):
        yield Sample(family, f"spoiled-{number}.bin", make(), "unread")
