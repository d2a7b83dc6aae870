"""Spaces, line ends, punctuation and symbols put between characters are skipped."""

import unicodedata


def view(char: str) -> str | None:
    """Drop everything that is neither a letter nor a digit."""
    return "" if unicodedata.category(char)[0] in "ZPSC" else None
