"""Personal data in a text: identity numbers and mobile numbers (PUB-05, PUB-06).

Part of the program that screens (reading.py); loads nothing of Django.
"""

import re
from collections.abc import Iterator
from typing import Any

from jiyao_screening.rules import Grade, Pattern

IDENTITY, LIKE_IDENTITY, MOBILE = "居民身份证号", "疑似居民身份证号，校验位不符", "手机号码"
PERSONAL = (IDENTITY, LIKE_IDENTITY, MOBILE)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643, ISO 7064 MOD 11-2
CHECKS = "10X98765432"
SHAPE = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"\d{3}[\dXx](?![0-9A-Za-z])"
)
CALLED = re.compile(
    r"(?<![0-9A-Za-z.])(?:\+?86[- ]?)?1[3-9]\d([- ]?)\d{4}\1\d{4}(?![0-9A-Za-z]|\.\d)"
)
BEGINNING, END = 3, 4


class Checked:
    """A pattern of identity numbers whose check digit is right, or is not."""

    def __init__(self, right: bool) -> None:
        self.right = right

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return (m for m in SHAPE.finditer(text) if is_sound(m.group()) == self.right)


def is_sound(number: str) -> bool:
    """Whether the check digit of an identity number is the one that the others give."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return CHECKS[total % 11] == number[17].upper()


def patterns() -> tuple[Pattern, ...]:
    """Return what the engine is to look for."""
    sound, unsound = (Checked(right) for right in (True, False))
    by_hand: Any = ((sound, IDENTITY, Grade.L2), (unsound, LIKE_IDENTITY, Grade.L3))
    return (*(Pattern(*each) for each in by_hand), Pattern(CALLED, MOBILE, Grade.L3))


def masked(rule: str, excerpt: str) -> str:
    """Return an excerpt as it may be shown: the middle of a personal number hidden."""
    before, opened, rest = excerpt.partition("【")
    words, closed, after = rest.partition("】")
    if rule not in PERSONAL or not closed:
        return excerpt
    hidden = "*" * (len(words) - BEGINNING - END)
    return f"{before}{opened}{words[:BEGINNING]}{hidden}{words[-END:]}{closed}{after}"
