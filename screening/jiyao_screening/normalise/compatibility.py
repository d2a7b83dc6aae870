"""Full-width, circled, squared, radical and compatibility forms (Unicode NFKC)."""

import unicodedata


def view(char: str) -> str | None:
    """Return the NFKC form, with combining marks removed from composed letters."""
    form = unicodedata.normalize("NFKC", char)
    if len(form) == 1 and "LATIN" in unicodedata.name(form, ""):
        form = unicodedata.normalize("NFD", form)[0]
    return form if form != char else None
