"""Finding a passage in a text however it is spaced, broken over lines, or written wide or small."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]
SHORTEST = 2  # signs of a passage: a single one stands everywhere


class TooShort(ValueError):
    """A passage with fewer signs than can be told from chance."""


def folded(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks and differences of form, and where each sign came from."""
    signs, places = [], []
    for place, sign in enumerate(text):
        for each in _form(sign):
            signs.append(each)
            places.append(place)
    return "".join(signs), places


def _form(sign: str) -> Iterator[str]:
    for each in unicodedata.normalize("NFKC", sign).casefold():
        if not each.isspace() and unicodedata.category(each) not in ("Cf", "Cc", "Mn"):
            yield each


def plain(passage: str) -> str:
    """Return what is looked for. Raises TooShort for fewer than two signs."""
    if is_too_short(passage):
        raise TooShort(passage)
    return folded(passage)[0]


def is_too_short(passage: str) -> bool:
    """Whether a passage has fewer signs than can be told from chance."""
    return len(folded(passage)[0]) < SHORTEST


def spans(text: str, passages: Sequence[str]) -> list[list[Span]]:
    """Return where each passage stands in a text: from its first sign to after its last.

    Raises TooShort for a passage of fewer than two signs.
    """
    signs, places = folded(text)
    return [_spans(signs, places, plain(passage)) for passage in passages]


def _spans(signs: str, places: Sequence[int], looked_for: str) -> list[Span]:
    found, start = [], signs.find(looked_for)
    while start >= 0:
        found.append((places[start], places[start + len(looked_for) - 1] + 1))
        start = signs.find(looked_for, start + 1)
    return found


def merged(found: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that touch or overlap as one."""
    whole: list[Span] = []
    for start, end in sorted(found):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole
