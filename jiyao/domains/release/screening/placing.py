"""The program that finds words on the pages of a PDF: a process with limits, nothing on disk.

A line of JSON (words) and the PDF come on standard input; for each word found, its boxes go to
standard output: page from 0, left, top, width, height as shares of the page, and the page's height
as a share of its width. Nothing of Django is loaded. Clauses PUB-05, SYS-04.
"""

import json
import sys
from typing import Any

import pypdfium2

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.turning.confining import confine

MOST_PAGES, MOST_SIGNS = 200, 20_000


def main() -> None:
    """Say where each word stands; what ends badly says nothing."""
    confine(limits.DRAW_SECONDS)
    asked = json.loads(sys.stdin.buffer.readline())
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    words = {word: "".join(word.split()) for word in asked["words"]}
    found: dict[str, list[Any]] = {word: [] for word in words}
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        signs = _signs(page)
        text = "".join(sign for sign, _box in signs)
        for word, plain in words.items():
            found[word] += [[number, *box] for box in _boxes(page, signs, text, plain)]
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


def _signs(page: Any) -> list[tuple[str, tuple[float, ...]]]:
    """Return the inked signs of a page with their boxes: left, bottom, right, top."""
    told = page.get_textpage()
    count = min(told.count_chars(), MOST_SIGNS)
    signs = [(told.get_text_range(place, 1), place) for place in range(count)]
    return [(sign, told.get_charbox(place)) for sign, place in signs if len(sign.strip()) == 1]


def _boxes(page: Any, signs: list[Any], text: str, word: str) -> list[list[float]]:
    across, down = page.get_size()
    boxes, start = [], text.find(word) if word else -1
    while start >= 0:
        hit = [box for _sign, box in signs[start : start + len(word)]]
        boxes += [_share(line, across, down) for line in _lines(hit)]
        start = text.find(word, start + len(word))
    return boxes


def _lines(boxes: list[Any]) -> list[list[Any]]:
    """Return the boxes line by line: one that begins left of the one before begins a line."""
    lines: list[list[Any]] = []
    for box in boxes:
        if lines and box[0] >= lines[-1][-1][0]:
            lines[-1].append(box)
        else:
            lines.append([box])
    return lines


def _share(boxes: list[Any], across: float, down: float) -> list[float]:
    left, low = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, high = max(b[2] for b in boxes), max(b[3] for b in boxes)
    wide, tall = (right - left) / across, (high - low) / down
    return [left / across, 1 - high / down, wide, tall, down / across]


if __name__ == "__main__":
    main()
