"""Zero-width, direction, joining, filler and combining characters are not there."""

import unicodedata

FILLERS = frozenset("\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0\ufffc\U0001d159")
_INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cc", "Cs"})
_KEPT = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85")


def view(char: str) -> str | None:
    """Drop a character that leaves no ink of its own."""
    if char in FILLERS:
        return ""
    if char in _KEPT:
        return None
    return "" if unicodedata.category(char) in _INVISIBLE else None
