"""Tells talk about marks (a law, a lesson, a test paper) from a mark itself."""

import re

from .marks import Mark
from .passages import Passage

_CUE = re.compile(
    r"标志|标识|标注|标明|标示|字样|五角星|星号|书写|写作|写成|写法|格式|形式|样式|式样|示例|范例|样例|例如|比如|譬如|例[：:]|如[：:“「『]"
    r"|是指|所谓|含义|表示|意思|意为|隔开|间隔|之间|左上角|选择题|判断题|填空|正确的是|错误的是|答案|读作|称为|什么是|怎么|如何|应当标|应标|应写"
)
_OPENING = "“‘「『《\"'`"
_LEVEL = re.compile(r"[绝機机秘祕绝絕]\s*[密宻]")
_QUESTION = re.compile(
    r"[”’」』）)\"\s]{0,3}(?:级)?(?:表示|是指|的含义|的意思|指的是|代表|意思是|意为|这样的|之类|等(?:标志|字样|标识))"
)
_WINDOW = 60
_LIST_LINE = 40


def _quoted(passage: Passage, mark: Mark) -> bool:
    before = passage.source[max(0, mark.start - 3) : mark.start].rstrip()
    return bool(before) and before[-1] in _OPENING


def in_prose(passage: Passage, mark: Mark) -> bool:
    """Tell whether the sentence around the mark speaks about marks."""
    before = passage.source[max(0, mark.start - _WINDOW) : mark.start]
    after = passage.source[mark.end : mark.end + _WINDOW // 2]
    if _CUE.search(before) or _QUESTION.match(after):
        return True
    return _quoted(passage, mark) and bool(_CUE.search(after))


def introduced(passage: Passage, mark: Mark) -> bool:
    """Tell whether a line above introduces the mark as an example."""
    left, _ = passage.line_bounds(mark.end)
    for line in passage.lines_before(left, 6):
        if _LEVEL.search(line) and len(line) <= _LIST_LINE and not _CUE.search(line):
            continue
        return bool(_CUE.search(line)) and line.rstrip('。 ”"').endswith(
            ("：", ":", "如下", "例如")
        )
    return False


def listed(passage: Passage, mark: Mark) -> bool:
    """Tell whether neighbouring lines name the other levels too, as a choice or a table does."""
    left, right = passage.line_bounds(mark.end)
    around = passage.lines_before(left, 3) + passage.lines_after(right, 3)
    levels = {m.group()[0] for line in around if len(line) <= 12 for m in _LEVEL.finditer(line)}
    return bool(levels - {passage.source[mark.start]})
