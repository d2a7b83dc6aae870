"""Drawing at random so that anybody can draw the same again (CLS-09). Pure.

Every member of the population has a name; the seed, a space and the name are hashed with SHA-256,
and those with the smallest values are drawn.
"""

import hashlib
from collections.abc import Iterable


def value_of(seed: str, name: str) -> str:
    """Return the value of one name, 64 hexadecimal digits."""
    return hashlib.sha256(f"{seed} {name}".encode()).hexdigest()


def drawn(seed: str, names: Iterable[str], size: int) -> list[str]:
    """Return the `size` names with the smallest values, smallest first."""
    return sorted(names, key=lambda name: value_of(seed, name))[:size]


def digest_of(names: Iterable[str]) -> str:
    """Return the SHA-256 of a population: its names in order, each on a line."""
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()
