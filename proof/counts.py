"""How often the full runs do what `make test` does a few times."""

import os

DECISIONS = 1_000_000
PLACES = 500
UNTOUCHED = 500
FLIPS = 200


def rounds(full: int) -> int:
    """Return JIYAO_ROUNDS where it is set, for a machine with less time, else the full number."""
    return int(os.environ.get("JIYAO_ROUNDS") or full)


LOOKS = rounds(10)
