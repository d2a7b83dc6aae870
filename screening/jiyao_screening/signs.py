"""Signs between letters, alike when they do the same: all opening brackets, all dashes."""

import unicodedata

_PAIRED = frozenset({"Ps", "Pe", "Pi", "Pf", "Pd", "Pc"})


def signs_in(gap: str) -> str:
    """Return the class of each sign of a gap; blanks and invisible characters give none."""
    return "".join(map(_class, unicodedata.normalize("NFKC", gap)))


def _class(char: str) -> str:
    category = unicodedata.category(char)
    if category in _PAIRED:
        return f"<{category}>"
    return char if category[0] in "PSLN" else ""
