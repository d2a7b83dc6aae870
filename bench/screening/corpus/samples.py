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


def _bearable(place: str, disguise: str) -> bool:
    if any(word in place for word in _SIMPLE):
        return disguise in ("as-is", "white-star", "homophone")
    if disguise in _LATIN_ONLY:
        return not any(word in place for word in _NARROW)
    return True


def hidden(every: int = 1) -> Iterator[Sample]:
    """Yield places × disguises; `every` thins the disguises out (each place keeps some)."""
    marks = cycle(texts.MARKS)
    for row, (place, carry) in enumerate(CARRIERS.items()):
        for column, (disguise, change) in enumerate(transformations.ALL.items()):
            if (row + column) % every or not _bearable(place, disguise):
                continue
            mark = next(marks)
            data = carry(change(mark))
            yield Sample(
                f"{place} | {disguise}", f"{row:03d}-{column:02d}.{suffix(place)}", data, "hit"
            )


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
