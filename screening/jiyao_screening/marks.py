"""Reads the mark around a level word: star, period, what else stands on the line.

Forms by the marking rules of 2014, art. 24: level★period, level★date, level★condition.
"""

import re
from dataclasses import dataclass

from . import stars
from .passages import Passage

_DIGITS = r"[0-9oil一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰零〇]"
_PERIOD = re.compile(
    rf"(?:级|件)?(?P<star>五角星|星)?(?:保密期限)?(?:至)?(?:{_DIGITS}{{1,5}}(?:年|个月|月|日|天|years?|nian)|长期|永久|启用前|公布前|公开前)"
)
_TAIL = re.compile(r"级?(?:文件|资料|材料|信息|事项|件)?")
_LEADING_TAIL = re.compile("^" + _TAIL.pattern)
_LEAD = re.compile(
    r"(?:密\s*级|保密等级|等级|classification|marking|secrecy|security|level)(?:和保密期限)?$", re.I
)
_COMPANIONS = re.compile(
    r"特急|加急|平急|急件|特提|第?\d{1,6}[号份]?|份号|编号|no|副本|正本|原件|复印件|注意保管|请勿外传|不得外传|严禁复制"
)
_SOLITARY_GAP = re.compile(r"[。！？；，、!?;,“”‘’]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What belongs to one level word; offsets are in the source text."""

    start: int
    end: int
    star: bool
    period: bool
    leading_label: bool

    @property
    def strong(self) -> bool:
        """A level with a star."""
        return self.star


def _after_suffix(passage: Passage) -> int:
    suffix = _TAIL.match(passage.following())
    return passage.hit.end + (suffix.end() if suffix else 0)


def _starred(passage: Passage, period: bool) -> bool:
    if not stars.ANY_PATTERN.search(passage.vicinity()):
        return False
    gaps = [
        passage.gap_after(position)[:40] for position in {passage.hit.end, _after_suffix(passage)}
    ]
    before = passage.gap_before()
    sure = max(stars.count(gap) for gap in [*gaps, before])
    spread = any(
        stars.count(passage.gap_after(i)) for i in range(passage.hit.start + 1, passage.hit.end)
    )
    if period and (sure or spread or any(stars.doubtful(gap) for gap in gaps)):
        return True
    return sure == 1 and any(stars.count(gap) == 1 and _tight(gap) for gap in [*gaps, before])


def _tight(gap: str) -> bool:
    """A star belongs to the word only when no clause ends between them."""
    star = stars.SURE_PATTERN.search(gap)
    return bool(star) and not _SOLITARY_GAP.search(gap.strip().strip("“”‘’"))


def read(passage: Passage) -> Mark:
    """Return the mark around the level word of `passage`."""
    match = _PERIOD.match(passage.following())
    last = passage.hit.end + (match.end() if match else 0)
    end = int(passage.folded.origin[last - 1]) + 1
    before = passage.folded.text[max(0, passage.hit.start - 16) : passage.hit.start]
    return Mark(
        start=passage.start,
        end=end,
        star=_starred(passage, bool(match)) or bool(match and match["star"]),
        period=bool(match),
        leading_label=bool(_LEAD.search(before)),
    )


def remainder(passage: Passage, mark: Mark) -> str:
    """Return the letters and digits that share the mark's line without belonging to it."""
    left, right = passage.line_bounds(mark.end)
    origin = passage.folded.origin
    first, last = origin.searchsorted(left), origin.searchsorted(right)
    head = _LEAD.sub("", passage.folded.text[first : passage.hit.start])
    tail_start = int(origin.searchsorted(mark.end))
    tail = passage.folded.text[tail_start:last]
    if not mark.period:
        tail = _LEADING_TAIL.sub("", tail)
    return _COMPANIONS.sub("", head) + _COMPANIONS.sub("", tail)
