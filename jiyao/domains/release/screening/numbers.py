"""The shape of document numbers, and words however they are spaced, wide or small (PUB-05).

Part of the program that screens (reading.py) too; loads nothing of Django.
"""

import re
import unicodedata

from jiyao_screening.rules import Grade, Pattern

BLANK = r"[\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]"
OPENED, CLOSED = "〔[(（【「﹝［", "〕])）】」﹞］"
OPENING, CLOSING = (f"[{re.escape(signs)}]" for signs in (OPENED, CLOSED))
SHAPE = re.compile(rf"(\w{{1,20}}?){OPENING}((?:19|20)\d\d){CLOSING}第?0*(\d{{1,6}})号")
BLANKS = re.compile(f"{BLANK}+")
WIDER = 0xFEE0  # from a sign of ASCII to the one of full width


def plain(text: str) -> str:
    """Return a text without blanks, and with letters and digits of one width."""
    return unicodedata.normalize("NFKC", BLANKS.sub("", text))


def pattern_of(words: str, label: str) -> Pattern:
    """Return what finds plain words in a text as it was written."""
    return Pattern(re.compile(f"{BLANK}*".join(_sign(each) for each in words)), label, Grade.L2)


def _sign(sign: str) -> str:
    for signs, pattern in ((OPENED, OPENING), (CLOSED, CLOSING)):
        if sign in signs:
            return pattern
    return (
        f"[{sign}{chr(ord(sign) + WIDER)}]"
        if sign.isascii() and sign.isalnum()
        else re.escape(sign)
    )
