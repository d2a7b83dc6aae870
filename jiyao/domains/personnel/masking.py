"""Personal numbers shown in part: enough to tell one from another, not to use them (PER-12)."""


def masked(value: str, first: int = 3, last: int = 4) -> str:
    """Return a value with its middle covered; a short one is covered whole."""
    hidden = len(value) - first - last
    if hidden <= 0:
        return "*" * len(value)
    return value[:first] + "*" * hidden + value[len(value) - last :]
