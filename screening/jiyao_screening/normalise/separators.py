"""Spaces, line ends, punctuation and symbols put between characters are skipped."""

import unicodedata

_SKIPPED = frozenset({"Zs", "Zl", "Zp", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"})
_SKIPPED |= {"Sm", "Sc", "Sk", "So", "Co", "Cn"}
_BREAKS = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85")


def view(char: str) -> str | None:
    """Drop everything that is neither a letter nor a digit."""
    return "" if char in _BREAKS or unicodedata.category(char) in _SKIPPED else None
