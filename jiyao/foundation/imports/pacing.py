"""How many rows the next batch takes, so that the database is never held for long."""

AIM = 0.2
FIRST, MOST = 20, 500


def next_size(size: int, seconds: float) -> int:
    """Return the size of the next batch after one of `size` rows that took `seconds`.

    The aim leaves more than half of half a second free for a slower moment; growing is by twice at
    most, shrinking at once.
    """
    fitting = int(size * AIM / seconds) if seconds > 0 else MOST
    return max(1, min(fitting, size * 2, MOST))
