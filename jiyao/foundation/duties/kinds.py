"""The kinds of duty and their names; an area declares its kinds where it opens them."""

from django.utils.functional import Promise

KINDS: dict[str, str | Promise] = {}


def duty_kind(code: str, name: str | Promise) -> str:
    """Declare a kind of duty and return its code. Raises ValueError for a code used twice."""
    if code in KINDS and KINDS[code] != name:
        raise ValueError(code)
    KINDS[code] = name
    return code
