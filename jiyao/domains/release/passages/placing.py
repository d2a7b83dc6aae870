"""The program that finds words on the pages of a PDF: a process with limits, nothing on disk.

A line of JSON (words) and the PDF come on standard input; for each word found, its boxes go to
standard output: page from 0, left, top, width, height as shares of the page, and the page's height
as a share of its width. Nothing of Django is loaded. Clauses PUB-05, SYS-04.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import pypdfium2

from jiyao.domains.release.passages.pages import Box, Places, boxes_of, flat, text_of
from jiyao.foundation.vault import limits
from jiyao.foundation.vault.turning.confining import confine

MOST_PAGES = 200
WIDE = 2000  # of the measure that boxes are taken in
ONE_LINE = 1.6  # heights of a sign, or widths: two signs that take more stand on two lines


def main() -> None:
    """Say where each word stands; what ends badly says nothing."""
    confine(limits.DRAW_SECONDS)
    words = json.loads(sys.stdin.buffer.readline())["words"]
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(placed(document, words), ensure_ascii=False))


def placed(document: Any, words: Sequence[str]) -> dict[str, list[list[float]]]:
    """Return the boxes of each word on the pages of a PDF as shown: turned, cropped, noted."""
    pages = range(min(len(document), MOST_PAGES))
    places = Places([text_of(flat(document, number)) for number in pages], words)
    found: dict[str, list[list[float]]] = {word: [] for word in words}
    for number in pages:
        page = document[number]
        across, down = page.get_size()
        size = (WIDE, max(1, round(WIDE * down / across)))
        for word, signs in places.on(number):
            boxes = _lines(boxes_of(page, size, signs))
            found[words[word]] += [[number, *_share(box, size)] for box in boxes]
    return found


def _lines(boxes: Iterable[Box]) -> list[Box]:
    """Return the boxes of signs as one box for each line or column that they stand in."""
    lines: list[Box] = []
    for box in boxes:
        whole = _around(lines[-1], box) if lines else box
        if lines and _is_one_line(whole, box):
            lines[-1] = whole
        else:
            lines.append(box)
    return lines


def _around(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return left, top, max(one[2], other[2]), max(one[3], other[3])


def _is_one_line(whole: Box, sign: Box) -> bool:
    side = ONE_LINE * max(sign[2] - sign[0], sign[3] - sign[1])
    return whole[3] - whole[1] <= side or whole[2] - whole[0] <= side


def _share(box: Box, size: tuple[int, int]) -> list[float]:
    (left, top, right, bottom), (across, down) = box, size
    wide, tall = (right - left) / across, (bottom - top) / down
    return [left / across, top / down, wide, tall, down / across]


if __name__ == "__main__":
    main()
