"""Wilson's score interval for a share."""

from math import sqrt

_Z95 = 1.959964


def wilson(successes: int, total: int) -> tuple[float, float]:
    """Return the 95 % bounds of a share; (0, 1) when nothing was counted.

    Source: E. B. Wilson, JASA 22 (1927).
    """
    if not total:
        return 0.0, 1.0
    share, square = successes / total, _Z95**2
    centre = share + square / (2 * total)
    spread = _Z95 * sqrt(share * (1 - share) / total + square / (4 * total**2))
    scale = 1 + square / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
