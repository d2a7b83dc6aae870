"""The mark of a sheet: the highest level of what is on it, with the period of that (CLS-04)."""

from jiyao.foundation.paper.declarations import Marked


def mark_of(marked: list[Marked]) -> str:
    """Return the mark of everything on a sheet, or nothing for an empty one.

    Levels of state secrets come first; where the highest stands there with several periods, it
    stands alone. A level of another scheme is added only when it weighs more, without a star.
    """
    starred = [each for each in marked if each[0].scheme.starred]
    others = [level for level, _period in marked if not level.scheme.starred]
    marks, weight = [], -1
    if starred:
        weight = max(level.weight for level, _period in starred)
        tops = {level.mark(period): level for level, period in starred if level.weight == weight}
        marks.append(next(iter(tops)) if len(tops) == 1 else str(next(iter(tops.values()))))
    highest = max(others, key=lambda level: level.weight, default=None)
    if highest and highest.weight > weight:
        marks.append(highest.mark())
    return "　".join(marks)
