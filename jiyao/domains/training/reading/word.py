"""Questions in a Word file, as people write them: 1. 题干（B） A．… B．… 答案：B (EDU-04)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

import jiyao
from jiyao.domains.training.spelling import LETTERS, places_of
from jiyao.foundation.imports import limits
from jiyao.foundation.imports.workbooks import Unreadable, too_large
from jiyao.foundation.safekeeping.apart import answer_of

ROOT = Path(jiyao.__file__).parent.parent
NUMBERED = re.compile(r"(?:第\s*\d{1,4}\s*题|[(（]?\d{1,4}\s*[.．、)）])\s*[:：]?\s*(\S.*)")
HEADING = re.compile(r"[一二三四五六七八九十]+\s*[、.．]?\s*.{0,12}?(单|多|不定项|判断)")
OPTION = re.compile(r"([A-Ha-hＡ-Ｈ])\s*[.．、:：)）]\s*(.*)")
NEXT_OPTION = re.compile(r"\s+(?=[B-Hb-hＢ-Ｈ]\s*[.．、:：])")
ANSWER = re.compile(r"[【\[]?(?:正确|标准|参考)?答案[】\]]?\s*[:：]?\s*(\S.*)")
INSIDE = re.compile(r"[(（]\s*([A-HＡ-Ｈ、，,\s]{1,15}|对|错|√|×|正确|错误)\s*[)）]")
HEADINGS = ["题型", "题干", "答案", *(f"选项{letter}" for letter in LETTERS)]


@dataclass
class Asked:
    """One question as it is being read."""

    kind: str
    text: str
    right: str = ""
    options: dict[str, str] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """Take in one line after the first."""
        answer = ANSWER.fullmatch(line)
        if answer:
            self.right = answer[1].strip()
            return
        for part in NEXT_OPTION.split(line):
            option = OPTION.fullmatch(part)
            if option:
                self.options[_letter(option[1])] = option[2]
            elif self.options:
                self.options[max(self.options)] += part
            else:
                self.text += part

    def row(self) -> list[str]:
        """Return the question as a row under HEADINGS; an answer inside the stem is taken out."""
        inside = INSIDE.search(self.text)
        if inside and not self.right and places_of(inside[1]):
            self.right = inside[1].strip()
            self.text = self.text[: inside.start()] + "（　）" + self.text[inside.end() :]
        options = [self.options.get(letter, "") for letter in LETTERS]
        return [self.kind, self.text, self.right, *options]


def sheet_of_word(data: bytes) -> list[dict[str, Any]]:
    """Return the questions of a Word file as one sheet. Raises Unreadable."""
    if len(data) > limits.FILE_BYTES:
        raise Unreadable(too_large())
    words: list[str | Path] = ["-P", "-m", "jiyao.domains.training.reading.word_reading"]
    answer = answer_of(words, data, limits.READER_SECONDS, PYTHONPATH=str(ROOT))
    said: dict[str, Any] = json.loads(answer) if answer else {"fault": "damaged"}
    if "fault" in said:
        raise Unreadable(_("这不是 Word 文档（.docx），或已损坏、加密；旧格式请另存为 .docx"))
    rows = [asked.row() for asked in questions_in(said["lines"])]
    if not rows:
        raise Unreadable(_("没有找到试题：每题请以题号开头，如“1. 题干（B）”，选项写作“A．”"))
    numbered = [[0, HEADINGS], *([place, row] for place, row in enumerate(rows, start=1))]
    empty: dict[str, Any] = {"hidden_rows": [], "hidden_columns": [], "merged": [], "spans": []}
    return [{"name": "Word", "hidden": False, "rows": numbered, **empty}]


def questions_in(lines: list[str]) -> Iterator[Asked]:
    """Yield the questions that begin with a number, under the heading of their kind."""
    kind, asked = "", None
    for line in lines:
        heading = HEADING.match(line)
        begun = NUMBERED.fullmatch(line)
        if heading and not begun:
            kind = heading[1]
        elif begun:
            if asked:
                yield asked
            asked = Asked(kind, begun[1])
        elif asked:
            asked.take(line)
    if asked:
        yield asked


def _letter(sign: str) -> str:
    return chr(ord(sign) - 0xFEE0) if ord(sign) > 0xFF00 else sign.upper()
