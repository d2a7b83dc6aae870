"""From a hit and its surroundings to a grade, or to nothing at all."""

from . import explaining, marks
from .parts import Place
from .passages import Passage
from .rules import Grade

_HEAD_CHARS = 500
_HEAD_LINES = 8
_TRUSTED = (Place.HEAD, Place.PROPERTY, Place.NAME)


def _at_head(passage: Passage, place: Place) -> bool:
    if place in _TRUSTED:
        return True
    if place is not Place.BODY or passage.offset + passage.start > _HEAD_CHARS:
        return False
    above = passage.source[: passage.start].split("\n")
    return len([line for line in above if line.strip()]) <= _HEAD_LINES


def _starred(passage: Passage, mark: marks.Mark) -> Grade:
    if not marks.remainder(passage, mark):
        return Grade.L3 if explaining.introduced(passage, mark) else Grade.L1
    return Grade.L3 if explaining.in_prose(passage, mark) else Grade.L1


def _plain(passage: Passage, mark: marks.Mark, place: Place) -> Grade:
    rest = marks.remainder(passage, mark)
    if rest or explaining.introduced(passage, mark):
        return Grade.L3
    if explaining.listed(passage, mark):
        return Grade.L3
    if mark.period or mark.leading_label or _at_head(passage, place):
        return Grade.L1
    return Grade.L2


def _level(passage: Passage, place: Place) -> Grade | None:
    mark = marks.read(passage)
    if not passage.coherent() and not (mark.star and mark.period and passage.close()):
        return None
    foreign = passage.hit.rule.literal.isascii()
    if mark.star:
        return _starred(passage, mark)
    if foreign and passage.hit.rule.literal != "topsecret":
        return None
    if place in (Place.LOOSE, Place.LAYOUT):
        return Grade.L3
    return _plain(passage, mark, place)


def _internal(passage: Passage) -> Grade | None:
    if not passage.coherent():
        return None
    line = marks.remainder(passage, _bare(passage))
    return Grade.L2 if len(line) <= 8 else Grade.L3


def _bare(passage: Passage) -> marks.Mark:
    return marks.Mark(passage.start, passage.end, star=False, period=True, leading_label=False)


def _term(passage: Passage) -> Grade | None:
    if not passage.coherent():
        return None
    if passage.hit.rule.literal.isascii() and _inside_word(passage):
        return None
    return passage.hit.rule.grade


def _inside_word(passage: Passage) -> bool:
    around = passage.source[max(0, passage.start - 1) : passage.start]
    around += passage.source[passage.end : passage.end + 1]
    return any(char.isascii() and char.isalnum() for char in around)


def grade(passage: Passage, place: Place) -> Grade | None:
    """Return the grade of a hit, or None when its characters do not belong together."""
    kind = passage.hit.rule.kind
    if kind == "level":
        return _level(passage, place)
    return _internal(passage) if kind == "internal" else _term(passage)
