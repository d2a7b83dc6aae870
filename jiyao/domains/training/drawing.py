"""Which questions an examination asks, in which order: random, and repeatable from the seed."""

import random
from collections.abc import Iterable

Drawn = list[tuple[str, list[int]]]


def draw(seed: str, bank: Iterable[tuple[str, int]], number: int) -> Drawn:
    """Return so many questions of the bank, each with the order in which its answers are shown.

    bank: public id and number of answers of each question; the same seed and bank give the same.
    Two answers, right and wrong, keep their order. Raises ValueError when the bank is too small.
    """
    chance = random.Random(seed)  # noqa: S311 - the seed comes from the system's own source
    chosen = chance.sample(sorted(bank), number)
    return [(ref, chance.sample(range(n), n) if n > 2 else list(range(n))) for ref, n in chosen]
