"""Upper and lower case read the same."""


def view(char: str) -> str | None:
    """Return the lower-case form where it is one character."""
    lower = char.lower()
    return lower if lower != char and len(lower) == 1 else None
